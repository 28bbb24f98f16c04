using System.Globalization;
using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of administration.
internal static class AdminTexts
{
    internal static readonly Text Title = new("系统管理", "Administration");
    internal static readonly Text Packs = new("政策包", "Policy packs");
    internal static readonly Text PacksLead = new("已装入的政策包及其全部版本。", "Every version of every policy pack that is loaded.");
    internal static readonly Text Pack = new("政策包", "Pack");
    internal static readonly Text Version = new("版本", "Version");
    internal static readonly Text InForce = new("施行", "In force");
    internal static readonly Text Coverage = new("落实", "Carried out");
    internal static readonly Text Digest = new("内容摘要", "Digest");
    internal static readonly Text Items = new("事项", "Items");
    internal static readonly Text Import = new("检查或装入政策包", "Check or install a pack");
    internal static readonly Text File = new("压缩包", "Zip file");
    internal static readonly Text Check = new("检查", "Check");
    internal static readonly Text Install = new("装入", "Install");
    internal static readonly Text NoFile = new("请选择压缩包。", "Choose a zip file.");
    internal static readonly Text Installed = new("已装入", "Installed");
    internal static readonly Text CheckedWell = new("检查通过，没有发现问题。", "Checked: nothing is wrong with it.");
    internal static readonly Text Problems = new("发现的问题", "What is wrong");
    internal static readonly Text Changes = new("与现有最新版本相比", "Against the newest version here");
    internal static readonly Text NoChanges = new("与现有最新版本没有差别。", "The same as the newest version here.");
    internal static readonly Text Differences = new("版本差异", "Differences between versions");
    internal static readonly Text From = new("旧版本", "Earlier version");
    internal static readonly Text To = new("新版本", "Later version");
    internal static readonly Text Compare = new("比较", "Compare");
    internal static readonly Text Added = new("新增", "added");
    internal static readonly Text Removed = new("删除", "removed");
    internal static readonly Text Changed = new("修改", "changed");
    internal static readonly Text OneVersion = new("只有一个版本，没有可比较的内容。", "There is one version, so nothing to compare.");
    internal static readonly Text Where = new("位置", "Where");
    internal static readonly Text What = new("内容", "What");
    internal static readonly Text Clauses = new("条款落实情况", "Clauses and what carries them out");
    internal static readonly Text Missing = new("尚未落实或没有情景验证的条款", "Clauses not carried out or not proven yet");
    internal static readonly Text NothingMissing = new("可执行条款均已落实并有情景验证。", "Every executable clause is carried out and proven by a scenario.");

    internal static readonly Text Organs = new("机关和岗位", "Organs and posts");
    internal static readonly Text Organ = new("机关", "Organ");
    internal static readonly Text Code = new("代码", "Code");
    internal static readonly Text CodeHint = new("小写字母、数字或连字符，政策包用它指称机关", "Small letters, digits or hyphens; packs name the organ by it");
    internal static readonly Text NameZh = new("中文名称", "Name in Chinese");
    internal static readonly Text NameEn = new("英文名称", "Name in English");
    internal static readonly Text Above = new("上级机关", "Organ above");
    internal static readonly Text None = new("无", "None");
    internal static readonly Text AddOrgan = new("登记机关", "Enter an organ");
    internal static readonly Text AddOffice = new("登记内设机构", "Enter an office");
    internal static readonly Text AddPost = new("登记岗位", "Enter a post");
    internal static readonly Text Office = new("内设机构", "Office");
    internal static readonly Text Post = new("岗位", "Post");
    internal static readonly Text RolesOfPost = new("岗位职责", "Roles");
    internal static readonly Text Holders = new("任职人员", "Holders");
    internal static readonly Text Nobody = new("无人任职", "Vacant");
    internal static readonly Text Appoint = new("任命", "Appoint");
    internal static readonly Text UserName = new("用户名", "User name");
    internal static readonly Text FirstDay = new("起始日期", "First day");
    internal static readonly Text LastDay = new("截止日期", "Last day");
    internal static readonly Text Appointments = new("任职和代理", "Appointments and delegations");
    internal static readonly Text End = new("终止", "End");
    internal static readonly Text Entered = new("已登记", "Entered");
    internal static readonly Text Ended = new("已终止", "Ended");
    internal static readonly Text Appointed = new("已任命", "Appointed");
    internal static readonly Text NoPosts = new("该机关还没有岗位", "The organ has no post yet");

    internal static readonly Text Accounts = new("账号", "Accounts");
    internal static readonly Text Name = new("姓名", "Name");
    internal static readonly Text IdNumber = new("公民身份号码", "Identity number");
    internal static readonly Text Password = new("初始密码", "First password");
    internal static readonly Text AddAccount = new("开立账号", "Open an account");
    internal static readonly Text State = new("状态", "State");
    internal static readonly Text Usable = new("正常", "In use");
    internal static readonly Text Blocked = new("已停用", "Closed");
    internal static readonly Text Locked = new("暂时锁定", "Locked for a while");
    internal static readonly Text Block = new("停用", "Close");
    internal static readonly Text Unblock = new("恢复", "Open again");
    internal static readonly Text Opened = new("账号已开立", "The account is open");
    internal static readonly Text WasBlocked = new("账号已停用，其会话和令牌同时失效", "The account is closed, its sessions and tokens with it");
    internal static readonly Text WasUnblocked = new("账号已恢复", "The account is open again");

    internal static readonly Text Audit = new("审计记录", "Audit record");
    internal static readonly Text AuditLead = new("每一项操作都追加记录在散列链中，按日封存，不能修改或删除。", "Everything done is appended to a hash chain and sealed daily; nothing can be changed or removed.");
    internal static readonly Text Latest = new("最近的记录", "Latest records");
    internal static readonly Text OfRoot = new("按对象编号查看", "Records of one thing");
    internal static readonly Text RootId = new("对象编号", "Its id");
    internal static readonly Text BadId = new("编号须为 32 位十六进制标识。", "An id is a UUID of 32 hexadecimal digits.");
    internal static readonly Text Show = new("查看", "Show");
    internal static readonly Text When = new("时间", "When");
    internal static readonly Text Who = new("办理人", "Who");
    internal static readonly Text Verb = new("操作", "What was done");
    internal static readonly Text Thing = new("对象", "To what");
    internal static readonly Text Data = new("记录内容", "What was recorded");
    internal static readonly Text Earlier = new("更早的记录", "Earlier records");
    internal static readonly Text NoRecords = new("没有记录", "No record");
    internal static readonly Text Verify = new("校验全部记录", "Verify the whole record");
    internal static readonly Text Sound = new("校验通过：记录完整，没有被改动。", "Verified: the record is whole and unaltered.");
    internal static readonly Text Broken = new("校验发现问题", "Verification found faults");

    internal static readonly Text Health = new("运行状况", "Health");
    internal static readonly Text Works = new("正常", "Works");
    internal static readonly Text Fails = new("有问题", "Does not work");
    internal static readonly Text Absent = new("未安装", "Not installed");
    internal static readonly Text Database = new("数据库", "Database");
    internal static readonly Text Printer = new("PDF 打印", "PDF printing");
    internal static readonly Text Scanner = new("病毒扫描", "Virus scan");
    internal static readonly Text ScannerAbsent = new("未配置，上传的文件不经扫描", "None configured: uploaded files are not scanned");
    internal static readonly Text Calendar = new("节假日安排", "Holiday calendar");
    internal static readonly Text PacksLoaded = new("已装入的政策包版本", "Pack versions loaded");

    private static readonly Dictionary<string, Text> Faults = new(StringComparer.Ordinal)
    {
        ["gap"] = new("记录缺失", "a record is missing"),
        ["altered"] = new("记录被改动", "a record was altered"),
        ["seal-records"] = new("封存与记录不符", "a seal does not match its records"),
        ["seal-chain"] = new("封存链断开", "the chain of seals is broken"),
        ["seal-signature"] = new("封存签名无效", "a seal's signature is not valid"),
    };

    internal static Text FaultOf(string reason) => Faults.GetValueOrDefault(reason, new(reason, reason));

    internal static Text CoverageOf(int done, int executable) => new($"{done}/{executable} 条", $"{done} of {executable} clauses");

    internal static Text InForceOf(DateOnly from, DateOnly? to) => to is null ? new($"{Written.Day(from).Zh}起", $"from {Written.Day(from).En}") : PublicTexts.Term(from, to);

    internal static Text Verified(long roots, long records, long seals, long unsigned) => new(
        $"共 {Written.Number(records)} 条记录、{Written.Number(roots)} 条链、{Written.Number(seals)} 次封存（其中未签名 {Written.Number(unsigned)} 次）。",
        $"{Written.Number(records)} records in {Written.Number(roots)} chains, {Written.Number(seals)} seals ({Written.Number(unsigned)} unsigned).");

    internal static Text Years(IReadOnlyList<int> years) => new(
        $"已载入 {string.Join("、", years.Select(y => y.ToString(CultureInfo.InvariantCulture)))} 年放假通知",
        $"Notices of {string.Join(", ", years.Select(y => y.ToString(CultureInfo.InvariantCulture)))}");

    internal static Text KindOf(string kind) => kind switch { "added" => Added, "removed" => Removed, _ => Changed };

    internal static Text RoleOf(string role) => role switch
    {
        Roles.Window => new("受理", "Window"),
        Roles.Examiner => new("审查", "Examiner"),
        Roles.Decider => new("审批", "Decider"),
        Roles.Supervisor => new("监督", "Supervisor"),
        Roles.Administrator => new("系统管理", "Administrator"),
        Roles.Auditor => new("审计", "Auditor"),
        _ => new(role, role),
    };

    internal static IReadOnlyList<Choice> RoleChoices { get; } = [.. Roles.OfPosts.Select(r => new Choice(r, RoleOf(r)))];

    internal static Text ImportHint(long most) => new(
        $"选择压缩包（zip，最大 {Written.Size(most)}）。检查不改变任何内容；装入后立即生效。",
        $"Choose a zip of at most {Written.Size(most)}. Checking changes nothing; an installed pack serves at once.");
}
