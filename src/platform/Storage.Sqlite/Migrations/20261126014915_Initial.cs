using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tongban.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account_recovery_codes",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_recovery_codes", x => new { x.account_id, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "account_sessions",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    acting_key = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    browser = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_sessions", x => new { x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    secret_hash = table.Column<string>(type: "TEXT", nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_tokens", x => new { x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    user_name = table.Column<string>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: false),
                    wrong_in_a_row = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    totp_secret = table.Column<string>(type: "TEXT", nullable: true),
                    totp_on = table.Column<bool>(type: "INTEGER", nullable: false),
                    totp_last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_records",
                columns: table => new
                {
                    root_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    root_kind = table.Column<string>(type: "TEXT", nullable: false),
                    verb = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_records", x => new { x.root_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "audit_seals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    records = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    previous_digest = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    signature = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_seals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_years",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    dated_through = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_years", x => x.year);
                });

            migrationBuilder.CreateTable(
                name: "case_comments",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    publication_no = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    contact = table.Column<string>(type: "TEXT", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_comments", x => new { x.case_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "case_files",
                columns: table => new
                {
                    root_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    material = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_files", x => new { x.root_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "case_notices",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    title_zh = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: false),
                    words_zh = table.Column<string>(type: "TEXT", nullable: false),
                    words_en = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_notices", x => new { x.case_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "case_papers",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    organ_zh = table.Column<string>(type: "TEXT", nullable: false),
                    organ_en = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: true),
                    title_zh = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: false),
                    zh = table.Column<string>(type: "TEXT", nullable: false),
                    en = table.Column<string>(type: "TEXT", nullable: false),
                    seal = table.Column<string>(type: "TEXT", nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    addressee = table.Column<string>(type: "TEXT", nullable: true),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: true),
                    received_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_papers", x => new { x.case_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "case_publications",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    organ_zh = table.Column<string>(type: "TEXT", nullable: false),
                    organ_en = table.Column<string>(type: "TEXT", nullable: false),
                    seal = table.Column<string>(type: "TEXT", nullable: true),
                    title_zh = table.Column<string>(type: "TEXT", nullable: false),
                    title_en = table.Column<string>(type: "TEXT", nullable: false),
                    zh = table.Column<string>(type: "TEXT", nullable: false),
                    en = table.Column<string>(type: "TEXT", nullable: false),
                    opens_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closes_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    takes_comments = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_publications", x => new { x.case_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    query_code = table.Column<string>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    pack_version = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    organ_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    applicant_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    open = table.Column<bool>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: false),
                    next_clock = table.Column<string>(type: "TEXT", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stands_still_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    next_timer_at = table.Column<long>(type: "INTEGER", nullable: true),
                    assignee_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    papers = table.Column<int>(type: "INTEGER", nullable: false),
                    publications = table.Column<int>(type: "INTEGER", nullable: false),
                    notices = table.Column<int>(type: "INTEGER", nullable: false),
                    comments = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "command_receipts",
                columns: table => new
                {
                    root_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<string>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_command_receipts", x => new { x.root_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "credit_lookups",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    organ_zh = table.Column<string>(type: "TEXT", nullable: false),
                    organ_en = table.Column<string>(type: "TEXT", nullable: false),
                    purpose_zh = table.Column<string>(type: "TEXT", nullable: false),
                    purpose_en = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_lookups", x => new { x.subject_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "credit_records",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    severity = table.Column<int>(type: "INTEGER", nullable: false),
                    domain = table.Column<string>(type: "TEXT", nullable: true),
                    what_zh = table.Column<string>(type: "TEXT", nullable: false),
                    what_en = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    source_number = table.Column<string>(type: "TEXT", nullable: false),
                    organ_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    organ_zh = table.Column<string>(type: "TEXT", nullable: false),
                    organ_en = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    repair_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    term_zh = table.Column<string>(type: "TEXT", nullable: false),
                    term_en = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    in_dispute = table.Column<bool>(type: "INTEGER", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: true),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_records", x => new { x.subject_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "credit_requests",
                columns: table => new
                {
                    subject_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    record_no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    organ_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    term_zh = table.Column<string>(type: "TEXT", nullable: false),
                    term_en = table.Column<string>(type: "TEXT", nullable: false),
                    open = table.Column<bool>(type: "INTEGER", nullable: false),
                    granted = table.Column<bool>(type: "INTEGER", nullable: true),
                    reasons = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_requests", x => new { x.subject_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "credit_subjects",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    is_organisation = table.Column<bool>(type: "INTEGER", nullable: false),
                    public_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    records = table.Column<int>(type: "INTEGER", nullable: false),
                    requests = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_subjects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    item = table.Column<string>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_citations",
                columns: table => new
                {
                    document_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    e_id = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    target_title = table.Column<string>(type: "TEXT", nullable: false),
                    target_number = table.Column<string>(type: "TEXT", nullable: true),
                    target_e_id = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_citations", x => new { x.document_id, x.version, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "library_clauses",
                columns: table => new
                {
                    document_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    e_id = table.Column<string>(type: "TEXT", nullable: false),
                    depth = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    heading = table.Column<string>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_clauses", x => new { x.document_id, x.version, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "library_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    title_key = table.Column<string>(type: "TEXT", nullable: false),
                    number_key = table.Column<string>(type: "TEXT", nullable: true),
                    issuers = table.Column<string>(type: "TEXT", nullable: false),
                    repeals = table.Column<string>(type: "TEXT", nullable: false),
                    issued = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    in_force = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    clauses = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "library_duties",
                columns: table => new
                {
                    document_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    identity = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    e_id = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    bearer = table.Column<string>(type: "TEXT", nullable: true),
                    condition = table.Column<string>(type: "TEXT", nullable: true),
                    lead = table.Column<string>(type: "TEXT", nullable: false),
                    joint = table.Column<string>(type: "TEXT", nullable: false),
                    regions = table.Column<bool>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    term = table.Column<string>(type: "TEXT", nullable: false),
                    quantities = table.Column<string>(type: "TEXT", nullable: false),
                    uncertain = table.Column<string>(type: "TEXT", nullable: true),
                    listed = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    gone = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    reviewed_by = table.Column<string>(type: "TEXT", nullable: true),
                    reviewed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_duties", x => new { x.document_id, x.identity });
                });

            migrationBuilder.CreateTable(
                name: "library_duty_bodies",
                columns: table => new
                {
                    document_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    identity = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_duty_bodies", x => new { x.document_id, x.identity, x.body });
                });

            migrationBuilder.CreateTable(
                name: "library_versions",
                columns: table => new
                {
                    document_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    file = table.Column<string>(type: "TEXT", nullable: false),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    imported_by = table.Column<string>(type: "TEXT", nullable: false),
                    clauses = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_library_versions", x => new { x.document_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "offices",
                columns: table => new
                {
                    organ_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    name_zh = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offices", x => new { x.organ_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_mandates",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    agent_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    granted_by_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    granted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_by_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_mandates", x => new { x.organisation_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "organisation_representatives",
                columns: table => new
                {
                    organisation_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    legal = table.Column<bool>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_representatives", x => new { x.organisation_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    credit_code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name_zh = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    parent_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    root_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: true),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    last_failure = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.root_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "pack_contents",
                columns: table => new
                {
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pack_contents", x => x.digest);
                });

            migrationBuilder.CreateTable(
                name: "pack_files",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    path = table.Column<string>(type: "TEXT", nullable: false),
                    content_digest = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pack_files", x => new { x.pack, x.version, x.path });
                });

            migrationBuilder.CreateTable(
                name: "packs",
                columns: table => new
                {
                    pack = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    loaded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    loaded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_packs", x => new { x.pack, x.version });
                });

            migrationBuilder.CreateTable(
                name: "person_appointments",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    post_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    on_behalf_of_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: true),
                    made_by_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_appointments", x => new { x.person_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "persons",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    id_number_masked = table.Column<string>(type: "TEXT", nullable: false),
                    id_number_protected = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_persons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    organ_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    name_zh = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    roles = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    register = table.Column<string>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "register_entry_keys",
                columns: table => new
                {
                    entry_id = table.Column<Guid>(type: "TEXT", maxLength: 36, nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    register = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_entry_keys", x => new { x.entry_id, x.field, x.value });
                });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_person_id",
                table: "accounts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_records_at",
                table: "audit_records",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_audit_seals_day",
                table: "audit_seals",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_case_notices_party_id_at_case_id_no",
                table: "case_notices",
                columns: new[] { "party_id", "at", "case_id", "no" });

            migrationBuilder.CreateIndex(
                name: "ix_case_publications_at_case_id_no",
                table: "case_publications",
                columns: new[] { "at", "case_id", "no" });

            migrationBuilder.CreateIndex(
                name: "ix_case_publications_kind_at_case_id_no",
                table: "case_publications",
                columns: new[] { "kind", "at", "case_id", "no" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_next_timer_at",
                table: "cases",
                column: "next_timer_at");

            migrationBuilder.CreateIndex(
                name: "ix_cases_number",
                table: "cases",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_cases_organ_id_assignee_id_due_on_id",
                table: "cases",
                columns: new[] { "organ_id", "assignee_id", "due_on", "id" },
                filter: "\"open\"");

            migrationBuilder.CreateIndex(
                name: "ix_cases_organ_id_due_on_id",
                table: "cases",
                columns: new[] { "organ_id", "due_on", "id" },
                filter: "\"open\"");

            migrationBuilder.CreateIndex(
                name: "ix_cases_organ_id_item_due_on_id",
                table: "cases",
                columns: new[] { "organ_id", "item", "due_on", "id" },
                filter: "\"open\"");

            migrationBuilder.CreateIndex(
                name: "ix_cases_organ_id_outcome_due_on_id",
                table: "cases",
                columns: new[] { "organ_id", "outcome", "due_on", "id" },
                filter: "\"open\"");

            migrationBuilder.CreateIndex(
                name: "ix_cases_party_id_received_at_id",
                table: "cases",
                columns: new[] { "party_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_lookups_subject_id_at",
                table: "credit_lookups",
                columns: new[] { "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_records_source",
                table: "credit_records",
                column: "source");

            migrationBuilder.CreateIndex(
                name: "ix_credit_requests_organ_id_open_due_on_subject_id_no",
                table: "credit_requests",
                columns: new[] { "organ_id", "open", "due_on", "subject_id", "no" });

            migrationBuilder.CreateIndex(
                name: "ix_credit_subjects_is_organisation_name_id",
                table: "credit_subjects",
                columns: new[] { "is_organisation", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_party_id_saved_at",
                table: "drafts",
                columns: new[] { "party_id", "saved_at" });

            migrationBuilder.CreateIndex(
                name: "ix_library_citations_target_number",
                table: "library_citations",
                column: "target_number");

            migrationBuilder.CreateIndex(
                name: "ix_library_citations_target_title",
                table: "library_citations",
                column: "target_title");

            migrationBuilder.CreateIndex(
                name: "ix_library_documents_changed_at",
                table: "library_documents",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "ix_library_documents_number_key",
                table: "library_documents",
                column: "number_key");

            migrationBuilder.CreateIndex(
                name: "ix_library_documents_title_key",
                table: "library_documents",
                column: "title_key");

            migrationBuilder.CreateIndex(
                name: "ix_library_duties_listed_due_on_document_id_identity",
                table: "library_duties",
                columns: new[] { "listed", "due_on", "document_id", "identity" });

            migrationBuilder.CreateIndex(
                name: "ix_library_duty_bodies_body",
                table: "library_duty_bodies",
                column: "body");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_mandates_agent_id",
                table: "organisation_mandates",
                column: "agent_id");

            migrationBuilder.CreateIndex(
                name: "ix_organisation_representatives_person_id",
                table: "organisation_representatives",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_next_try_at",
                table: "outbox",
                column: "next_try_at");

            migrationBuilder.CreateIndex(
                name: "ix_person_appointments_post_id",
                table: "person_appointments",
                column: "post_id");

            migrationBuilder.CreateIndex(
                name: "ix_register_entries_register_entered_at_id",
                table: "register_entries",
                columns: new[] { "register", "entered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_register_entry_keys_register_field_value",
                table: "register_entry_keys",
                columns: new[] { "register", "field", "value" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_recovery_codes");

            migrationBuilder.DropTable(
                name: "account_sessions");

            migrationBuilder.DropTable(
                name: "account_tokens");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "audit_records");

            migrationBuilder.DropTable(
                name: "audit_seals");

            migrationBuilder.DropTable(
                name: "calendar_years");

            migrationBuilder.DropTable(
                name: "case_comments");

            migrationBuilder.DropTable(
                name: "case_files");

            migrationBuilder.DropTable(
                name: "case_notices");

            migrationBuilder.DropTable(
                name: "case_papers");

            migrationBuilder.DropTable(
                name: "case_publications");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "command_receipts");

            migrationBuilder.DropTable(
                name: "credit_lookups");

            migrationBuilder.DropTable(
                name: "credit_records");

            migrationBuilder.DropTable(
                name: "credit_requests");

            migrationBuilder.DropTable(
                name: "credit_subjects");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "library_citations");

            migrationBuilder.DropTable(
                name: "library_clauses");

            migrationBuilder.DropTable(
                name: "library_documents");

            migrationBuilder.DropTable(
                name: "library_duties");

            migrationBuilder.DropTable(
                name: "library_duty_bodies");

            migrationBuilder.DropTable(
                name: "library_versions");

            migrationBuilder.DropTable(
                name: "offices");

            migrationBuilder.DropTable(
                name: "organisation_mandates");

            migrationBuilder.DropTable(
                name: "organisation_representatives");

            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropTable(
                name: "organs");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "pack_contents");

            migrationBuilder.DropTable(
                name: "pack_files");

            migrationBuilder.DropTable(
                name: "packs");

            migrationBuilder.DropTable(
                name: "person_appointments");

            migrationBuilder.DropTable(
                name: "persons");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "register_entries");

            migrationBuilder.DropTable(
                name: "register_entry_keys");
        }
    }
}
