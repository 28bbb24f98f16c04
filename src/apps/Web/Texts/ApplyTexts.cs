using Tongban.Kernel;
using Tongban.Web.Design;

namespace Tongban.Web.Texts;

// Words of applying.
internal static class ApplyTexts
{
    internal static readonly Text Apply = new("申请办理", "Apply");
    internal static readonly Text Application = new("填写申请", "Application");
    internal static readonly Text ApplyingAs = new("您将以下列身份申请", "You apply as");
    internal static readonly Text ChangeActing = new("换一个身份", "Act for someone else");
    internal static readonly Text Begin = new("开始填写", "Start the application");
    internal static readonly Text BeginLead = new("填写的内容每一步都会保存为草稿，可以随时离开，以后再接着填。", "Each step is saved as a draft. You can leave at any time and go on later.");
    internal static readonly Text OpenDrafts = new("尚未提交的草稿", "Drafts not sent yet");
    internal static readonly Text Continue = new("继续填写", "Go on");
    internal static readonly Text Steps = new("申请步骤", "Steps of the application");
    internal static readonly Text Materials = new("上传材料", "Materials");
    internal static readonly Text MaterialsLead = new("选择文件后点击上传。暂时没有的材料可以先跳过，提交后窗口会一次性告知需要补正的内容。", "Choose files and upload them. What you do not have yet can wait: after you apply the window tells you once what is missing.");
    internal static readonly Text NoMaterials = new("这项申请不需要提交材料。", "This application needs no materials.");
    internal static readonly Text Upload = new("上传所选文件", "Upload the chosen files");
    internal static readonly Text NothingChosen = new("请先选择文件。", "Choose a file first.");
    internal static readonly Text There = new("已上传", "Uploaded");
    internal static readonly Text Needed = new("需要提交", "Needed");
    internal static readonly Text OnPaper = new("另行递交的纸质材料", "To be handed in on paper");
    internal static readonly Text Check = new("核对并提交", "Check and send");
    internal static readonly Text CheckLead = new("请核对填写的内容。提交之后，作出决定之前仍可以撤回。", "Check your answers. After you send them you can still withdraw until the decision is made.");
    internal static readonly Text MissingFiles = new("以下材料尚未上传。现在也可以提交，但可能会收到补正通知：", "These materials are not uploaded yet. You may send the application now, but may be asked to correct it:");
    internal static readonly Text NotAnswered = new("未填写", "Not answered");
    internal static readonly Text SaveAndGo = new("保存并继续", "Save and go on");
    internal static readonly Text SaveForLater = new("保存，以后再填", "Save and come back later");
    internal static readonly Text GoOn = new("继续", "Go on");
    internal static readonly Text Send = new("提交申请", "Send the application");
    internal static readonly Text Discard = new("删除这份草稿", "Throw this draft away");
    internal static readonly Text Declaration = new("声明", "Declaration");
    internal static readonly Text ItemGone = new("该事项已不再办理，草稿内容仍保留在这里供您查阅。", "This service is no longer offered. What you wrote is kept here for you to read.");
    internal static readonly Text WindowOnly = new("该事项不接受网上申请，请到窗口办理。", "This service is not applied for online. Please come to a window.");

    internal static readonly Text ReceiptTitle = new("申请已收到", "Application received");
    internal static readonly Text ReceiptNumber = new("办件编号", "Case number");
    internal static readonly Text ReceiptCode = new("查询码", "Query code");
    internal static readonly Text ReceiptKeep = new("请保存办件编号和查询码，凭它们无需登录即可查询进度。", "Keep the number and the code: with them you can follow progress without signing in.");
    internal static readonly Text ReceiptNext = new("接下来", "What happens next");
    internal static readonly Text ToCase = new("查看办件", "See the case");
    internal static readonly Text Print = new("可以打印或保存本页。", "You can print or save this page.");

    internal static Text ChooseFile(Text material) => new($"选择“{material.Zh}”的文件", $"Choose files for '{material.En}'");

    internal static Text Types(IReadOnlyList<string> types, long most) => types.Count == 0
        ? new($"每个文件最大 {Written.Size(most)}", $"At most {Written.Size(most)} a file")
        : new($"可用格式：{string.Join("、", types).ToUpperInvariant()}，每个文件最大 {Written.Size(most)}", $"Formats taken: {string.Join(", ", types).ToUpperInvariant()}, at most {Written.Size(most)} a file");

    internal static Text Copies(int copies) => new($"{copies} 份", copies == 1 ? "1 copy" : $"{copies} copies");

    internal static Text Uploaded(int count) => new($"已上传 {count} 个文件", count == 1 ? "1 file was uploaded" : $"{count} files were uploaded");

    internal static Text SavedAt(DateTimeOffset at)
    {
        var moment = Written.Moment(at);
        return new($"保存于{moment.Zh}", $"Saved {moment.En}");
    }

    internal static Text StepOf(int number, int all) => new($"第 {number} 步，共 {all} 步", $"Step {number} of {all}");
}
