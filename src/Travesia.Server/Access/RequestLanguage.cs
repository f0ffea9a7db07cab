using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Travesia.Text;

namespace Travesia.Server.Access;

/// <summary>The language in which a request is answered: <c>?lang=</c>, else what its sender prefers, else English.</summary>
internal static class RequestLanguage
{
    public static Localizer Of(HttpRequest request)
    {
        if (request.Query.TryGetValue("lang", out var asked) && asked.Count > 0 && Localizer.Find(asked[0] ?? "") is { } words)
        {
            return words;
        }

        return request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select((StringWithQualityHeaderValue l) => Localizer.Find(l.Value.Value ?? ""))
            .FirstOrDefault(l => l is not null) ?? Localizer.English;
    }
}
