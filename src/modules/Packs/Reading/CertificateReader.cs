using Tongban.Identity.Contracts;
using Tongban.Kernel;
using Tongban.Packs.Contracts;

namespace Tongban.Packs.Reading;

/// <summary>Reads certificates/*.yaml.</summary>
internal static class CertificateReader
{
    internal static List<CertificateType> Read(PackDraft draft)
    {
        var types = new List<CertificateType>();
        foreach (var path in draft.In("certificates"))
        {
            if (draft.Yaml(path) is not { } yaml || FileSchemas.Read<CertificateShape>(yaml, "certificate", draft.Problems) is not { } shape)
                continue;
            if (types.Any(t => t.Id == shape.Id))
                draft.Repeated(yaml, "/id", shape.Id);
            if (types.Any(t => t.Code == shape.Code))
                draft.Repeated(yaml, "/code", shape.Code);
            CheckCode(draft, yaml, "/code", shape.Code[..18]);
            for (var i = 0; i < shape.Issuers.Count; i++)
            {
                CheckCode(draft, yaml, $"/issuers/{i}/code", shape.Issuers[i].Code);
                if (shape.Issuers.Take(i).Any(earlier => earlier.Organ == shape.Issuers[i].Organ))
                    draft.Repeated(yaml, $"/issuers/{i}/organ", shape.Issuers[i].Organ);
            }

            for (var i = 0; i < shape.Fields.Count; i++)
                if (shape.Fields.Take(i).Any(earlier => earlier.Id == shape.Fields[i].Id))
                    draft.Repeated(yaml, $"/fields/{i}/id", shape.Fields[i].Id);
            for (var i = 0; i < (shape.Paper?.Shows?.Count ?? 0); i++)
                if (shape.Fields.All(f => f.Id != shape.Paper!.Shows![i]))
                    draft.Unknown(yaml, $"/paper/shows/{i}", "字段", "field", shape.Paper!.Shows![i]);
            if (shape is { Renewal: not null, Validity: null })
                draft.Problems.Add(yaml, "/renewal", "packs.renewal-without-validity", new(
                    "没有有效期的证照无须延续。", "What holds until it is ended is not renewed: state a validity."));

            types.Add(new(
                draft.Id, shape.Id, shape.Code, shape.Title, shape.Holder ?? CertificateHolder.Anyone, shape.Issuers,
                [.. shape.Fields.Select(f => new CertificateField(f.Id, f.Label, f.Kind ?? CertificateFieldKind.Text, f.Mask ?? CertificateMask.None, f.Required ?? true, f.Reissues ?? false))],
                shape.Validity is { } term ? CertificateTerm.Parse(term) : null,
                shape.Renewal is { } renewal ? new(CertificateTerm.Parse(renewal.Opens), draft.Clause(renewal.Clause, yaml, "/renewal/clause")) : null,
                shape.HolderNameReissues ?? true,
                new(shape.Paper?.Landscape ?? false, shape.Paper?.Shows ?? [.. shape.Fields.Select(f => f.Id)], shape.Paper?.Remark),
                draft.Clause(shape.Clause, yaml, "/clause")));
        }

        return types;
    }

    private static void CheckCode(PackDraft draft, LocatedYaml yaml, string pointer, string code)
    {
        if (!CreditCode.TryParse(code, out _))
            draft.Problems.Add(yaml, pointer, "packs.credit-code", new(
                $"“{code}”不是有效的统一社会信用代码。", $"'{code}' is not a unified social credit code: its check character or its form is wrong."));
    }
}
