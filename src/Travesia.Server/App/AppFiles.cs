using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Travesia.Server.Access;
using Travesia.Text;

namespace Travesia.Server.App;

/// <summary>The web app, as it travels inside this assembly; or, where it was not built, the one command that builds it.</summary>
internal sealed class AppFiles
{
    private const string Root = "app/";
    private const string Page = "index.html";

    /// <summary>What builds the app, from the root of the repository.</summary>
    public const string BuildCommand = "web/build";

    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly Assembly assembly;
    private readonly FrozenSet<string> names;

    public AppFiles(Assembly assembly)
    {
        this.assembly = assembly;
        names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Root, StringComparison.Ordinal)).Select(n => n[Root.Length..]).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the app is there.</summary>
    public bool IsBuilt => names.Contains(Page);

    public void Map(WebApplication app)
    {
        app.MapGet("/", AnswerPage).ExcludeFromDescription();

        // Names are looked up in a list, so that no path leads anywhere else.
        app.MapGet("/{**path}", (HttpContext context, string path) => names.Contains(path) ? AnswerFile(context, path) : AnswerNothing(context)).ExcludeFromDescription();
    }

    private Task AnswerPage(HttpContext context) => IsBuilt ? AnswerFile(context, Page) : AnswerCommand(context);

    private async Task AnswerFile(HttpContext context, string name)
    {
        HttpResponse response = context.Response;
        response.ContentType = Types.TryGetContentType(name, out string? type) ? type is "text/html" or "text/javascript" ? $"{type}; charset=utf-8" : type : "application/octet-stream";

        // The names of all but the page hold a hash of what is in them.
        response.Headers.CacheControl = name == Page ? "no-cache" : "public, max-age=31536000, immutable";
        await using Stream stream = assembly.GetManifestResourceStream(Root + name)!;
        response.ContentLength = stream.Length;
        await stream.CopyToAsync(response.Body, context.RequestAborted);
    }

    private static Task AnswerNothing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task AnswerCommand(HttpContext context)
    {
        Localizer words = RequestLanguage.Of(context.Request);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{words.Say("serve.noApp", ("command", BuildCommand))}\n{words.Say("serve.api", ("address", "/openapi/v1.json"))}\n");
    }
}
