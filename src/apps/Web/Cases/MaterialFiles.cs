using Tongban.Casework.Contracts;
using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Cases;

/// <summary>Files posted with a page, each under the material it belongs to.</summary>
internal static class MaterialFiles
{
    private const string Prefix = "file.";

    internal static string NameOf(string material) => Prefix + material;

    /// <summary>Takes them in one by one; what was refused is named with its reason, the others are kept.</summary>
    internal static async Task<(int Taken, List<FieldError> Refused)> TakeAsync(IDossiers dossiers, Guid root, IFormFileCollection files, Acting by, CancellationToken cancel)
    {
        var (taken, refused) = (0, new List<FieldError>());
        foreach (var file in files.Where(f => f.Name.StartsWith(Prefix, StringComparison.Ordinal) && f.FileName.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var outcome = await dossiers.UploadAsync(root, file.Name[Prefix.Length..], file.FileName, content, by, cancel);
            if (outcome.Succeeded)
                taken++;
            else
                refused.Add(new(Field.IdOf(file.Name), new($"{file.FileName}：{outcome.Refusal.Message.Zh}", $"{file.FileName}: {outcome.Refusal.Message.En}")));
        }

        return (taken, refused);
    }
}
