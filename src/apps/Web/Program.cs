using Tongban.Audit;
using Tongban.Identity;
using Tongban.Identity.Contracts;
using Tongban.Web.Design;
using Tongban.Web.Host;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

builder.Services.AddSingleton(TimeProvider.System);
builder.AddDatabase();
builder.AddKeys();
builder.Services.AddAudit();
builder.Services.AddIdentity();
builder.AddHealth();
builder.AddApi();
builder.AddPages();

var app = builder.Build();

await app.PrepareDatabase();
await app.SeedDemo();

app.UseFailurePages();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseReader();
app.UseKeptForms();
app.UseIdentity();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnyone();
app.MapHealth();
app.MapApi();
app.MapIdentity();
app.MapSessions();
app.MapPages();

await app.RunAsync();
