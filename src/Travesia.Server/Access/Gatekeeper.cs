using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Travesia.Server.Problems;

namespace Travesia.Server.Access;

/// <summary>
/// Who may ask. A page of another site that the same browser shows must not: its requests name another origin, or a name of its own for
/// this address (DNS rebinding). Where a token is set, the API wants it in a header or in the cookie that <c>/?token=</c> leaves.
/// </summary>
internal sealed class Gatekeeper(ServerSettings settings)
{
    private const string Cookie = "travesia-token";
    private const string Bearer = "Bearer ";

    private readonly byte[]? token = settings.Token is { } given ? SHA256.HashData(Encoding.UTF8.GetBytes(given)) : null;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        SecurityHeaders.Add(context.Response);
        if (settings.IsOfThisMachine && !IsThisMachine(request.Host.Host))
        {
            throw Refusal.Of(StatusCodes.Status421MisdirectedRequest, ServerCodes.Host, ("value", request.Host.Value));
        }

        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && request.Headers.Origin is [{ } origin, ..] && !IsOwn(origin, request))
        {
            throw Refusal.Of(StatusCodes.Status403Forbidden, ServerCodes.Origin, ("value", origin));
        }

        if (token is not null && request.Query["token"] is [{ Length: > 0 } shown, ..] && HttpMethods.IsGet(request.Method) && !IsApi(request) && IsToken(shown))
        {
            // The address with the token does not stay in the history of pages that the app opens.
            context.Response.Cookies.Append(Cookie, shown, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
            context.Response.Redirect("/");
            return;
        }

        if (token is not null && IsApi(request) && !IsToken(TokenOf(request)))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw Refusal.Of(StatusCodes.Status401Unauthorized, ServerCodes.TokenMissing);
        }

        await next(context);
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);

    private static bool IsThisMachine(string host)
        => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsOwn(string origin, HttpRequest request)
        => Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static string? TokenOf(HttpRequest request)
        => request.Headers.Authorization is [{ } header, ..] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : request.Cookies[Cookie];

    // Hashes are compared, and all of them, so that the time taken tells nothing of how much was right.
    private bool IsToken(string? shown) => shown is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(shown)), token);
}
