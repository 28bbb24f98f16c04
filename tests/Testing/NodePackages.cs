using System.Diagnostics;

namespace Tongban.Testing;

/// <summary>Packages of npm that a test holds ours against, installed from the lock file beside it on first use.</summary>
public static class NodePackages
{
    /// <summary>Installs what the lock file in a directory names, without running its scripts.</summary>
    /// <param name="directory">Where package.json and package-lock.json are.</param>
    /// <param name="package">The package that has to be there afterwards.</param>
    /// <returns>Why it is not there, for a test that skips; null when it is.</returns>
    public static string? Install(string directory, string package)
    {
        if (Directory.Exists(Path.Combine(directory, "node_modules", package)))
            return null;
        try
        {
            using var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            {
                WorkingDirectory = directory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
            var reading = install.StandardOutput.ReadToEndAsync();
            install.StandardInput.Close();
            if (install.WaitForExit(TimeSpan.FromMinutes(3)) && install.ExitCode == 0)
                return null;
            install.Kill(entireProcessTree: true);
            return $"npm could not install {package} from the lock file, so ours was not held against it.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"Node.js is not installed, so ours was not held against {package}.";
        }
    }
}
