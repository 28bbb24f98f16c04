using Tongban.Identity.Contracts;
using Tongban.Web.Design;
using Tongban.Web.Host;

var builder = WebApplication.CreateBuilder(args);

builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Services.AddSingleton(TimeProvider.System);
builder.AddDatabase();
builder.AddHealth();
builder.AddApi();
builder.AddPages();

var app = builder.Build();

await app.PrepareDatabase();

app.UseFailurePages();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseReader();
app.UseAntiforgery();

app.MapStaticAssets().AllowAnyone();
app.MapHealth();
app.MapApi();
app.MapPages();

await app.RunAsync();
