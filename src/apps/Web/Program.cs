using Tongban.Audit;
using Tongban.Identity;
using Tongban.Identity.Contracts;
using Tongban.Kernel.Http;
using Tongban.Web.Design;
using Tongban.Web.Host;

var builder = WebApplication.CreateBuilder(args);

builder.AddObservability();
builder.AddClock();
builder.AddDatabase();
builder.AddKeys();
builder.AddSeals();
builder.Services.AddAudit();
builder.Services.AddIdentity();
builder.AddPackFolder();
builder.Services.AddModules();
builder.AddDossiers();
builder.AddHealth();
builder.AddApi();
builder.AddPages();

var app = builder.Build();

await app.PrepareDatabase();
await app.LoadPacks();
await app.SeedDemo();

app.UseFailurePages();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseReader();
app.UseKeptForms();
app.UseApiInput();
app.UseIdentity();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnyone();
app.MapHealth();
app.MapApi();
app.MapIdentity();
app.MapModules();
app.MapSessions();
app.MapPages();

await app.RunAsync();
