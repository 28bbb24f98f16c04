using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Tongban.Testing;

/// <summary>
/// A PostgreSQL server for tests: a throw-away cluster on a free loopback port, run by an ordinary user. A watching shell holds the
/// server's life to our end of a pipe: when this process ends, in whatever way, the pipe closes, the shell stops exactly the server
/// it started and removes its files. Nothing is left behind even after <c>kill -9</c>.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>Environment variable with an Npgsql connection string of an existing server whose user may create databases.</summary>
    public const string Variable = "TONGBAN_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgresServer>> SharedServer = new(StartSharedAsync);
    private readonly Process? shell;
    private readonly string admin;

    private PostgresServer(Process? shell, string admin) => (this.shell, this.admin) = (shell, admin);

    /// <summary>The one server of this test process, started at first use. Durability is off: it serves correctness, not crashes.</summary>
    public static Task<PostgresServer> SharedAsync() => SharedServer.Value;

    /// <summary>Why no server can be had here, or null when one can.</summary>
    public static string? Missing
    {
        get
        {
            if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
                return null;
            if (Binaries is null)
                return $"PostgreSQL is not installed (looked in /usr/lib/postgresql/*/bin) and {Variable} is not set";
            return Environment.IsPrivilegedProcess && !File.Exists("/usr/sbin/runuser") && !File.Exists("/sbin/runuser")
                ? "PostgreSQL refuses to run as root and runuser is not installed"
                : null;
        }
    }

    private static string? Binaries => !Directory.Exists("/usr/lib/postgresql") ? null : Directory.GetDirectories("/usr/lib/postgresql")
        .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0)
        .Select(d => Path.Combine(d, "bin"))
        .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));

    /// <summary>Starts a server of its own.</summary>
    /// <param name="durable">True syncs every commit to disk, as benchmarks and crash tests need; false is faster.</param>
    /// <exception cref="InvalidOperationException">There is none to start (<see cref="Missing"/>), or it did not come up; the message has its last words.</exception>
    public static async Task<PostgresServer> StartAsync(bool durable)
    {
        if (Binaries is not { } binaries)
            throw new InvalidOperationException(Missing ?? $"No binaries here: {Variable} only names a running server");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await StartOnceAsync(binaries, durable).ConfigureAwait(false);
            }
            catch (InvalidOperationException) when (attempt < 3)
            {
                // The port that was free a moment ago may have been taken; another is tried.
            }
        }
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"tongban_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name}").ConfigureAwait(false);
        return new NpgsqlConnectionStringBuilder(admin) { Database = name, Pooling = true }.ToString();
    }

    /// <summary>Drops a database made by <see cref="CreateDatabaseAsync"/>, whoever is still connected.</summary>
    public async Task DropDatabaseAsync(string connectionString)
    {
        await using (var pool = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(pool);
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)").ConfigureAwait(false);
    }

    /// <summary>Stops the server, if this process started it, and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (shell is null or { HasExited: true })
            return;
        shell.StandardInput.Close();
        await shell.WaitForExitAsync().ConfigureAwait(false);
        shell.Dispose();
    }

    private static async Task<PostgresServer> StartSharedAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return new(null, given);
        var server = await StartAsync(durable: false).ConfigureAwait(false);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.shell!.StandardInput.Close();
            server.shell.WaitForExit(TimeSpan.FromSeconds(20));
        };
        return server;
    }

    // The shell reads the password and then waits for the end of its input; SIGINT is PostgreSQL's fast shutdown.
    private const string Script = """
        set -u
        bin=$1; port=$2; durable=$3
        read -r password
        home=$(mktemp -d "/tmp/tongban-postgres.XXXXXXXX") || exit 1
        trap 'rm -rf "$home"' EXIT
        printf '%s\n' "$password" > "$home/password"
        "$bin/initdb" -D "$home/data" -U tongban -A scram-sha-256 --pwfile="$home/password" -E UTF8 --locale=C --no-sync > "$home/log" 2>&1 || { cat "$home/log"; exit 1; }
        "$bin/postgres" -D "$home/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 \
          -c fsync="$durable" -c synchronous_commit="$durable" -c full_page_writes="$durable" > "$home/log" 2>&1 < /dev/null &
        server=$!
        echo started
        cat > /dev/null
        kill -INT "$server" 2> /dev/null
        wait "$server"
        cat "$home/log"
        """;

    private static async Task<PostgresServer> StartOnceAsync(string binaries, bool durable)
    {
        var port = FreePort();
        var password = RandomNumberGenerator.GetHexString(32);
        var start = new ProcessStartInfo { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        var (file, before) = Environment.IsPrivilegedProcess ? ("runuser", new[] { "-u", "postgres", "--", "sh" }) : ("sh", []);
        start.FileName = file;
        foreach (var argument in (string[])[.. before, "-c", Script, "sh", binaries, port.ToString(), durable ? "on" : "off"])
            start.ArgumentList.Add(argument);

        var shell = Process.Start(start) ?? throw new InvalidOperationException("No shell could be started");
        await shell.StandardInput.WriteLineAsync(password).ConfigureAwait(false);
        await shell.StandardInput.FlushAsync().ConfigureAwait(false);
        var first = await shell.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        if (first == "started")
        {
            var admin = new NpgsqlConnectionStringBuilder
            {
                Host = "127.0.0.1",
                Port = port,
                Username = "tongban",
                Password = password,
                Database = "postgres",
                Pooling = false,
                Timeout = 5,
            }.ToString();
            if (await AnswersAsync(admin).ConfigureAwait(false))
                return new(shell, admin);
        }

        shell.StandardInput.Close();
        var words = first + await shell.StandardOutput.ReadToEndAsync().ConfigureAwait(false) + await shell.StandardError.ReadToEndAsync().ConfigureAwait(false);
        await shell.WaitForExitAsync().ConfigureAwait(false);
        throw new InvalidOperationException($"PostgreSQL did not start: {words}");
    }

    private static async Task<bool> AnswersAsync(string admin)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(admin);
                await connection.OpenAsync().ConfigureAwait(false);
                return true;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(100).ConfigureAwait(false);
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync().ConfigureAwait(false);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only names made here from a fresh Guid.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }
}
