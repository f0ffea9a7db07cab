using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Travesia.Server.Outcomes;

/// <summary>An answer as bytes, plain and compressed: many readers ask for the same.</summary>
internal sealed class Packed(byte[] plain) : IResult
{
    private readonly Lazy<byte[]> compressed = new(() => Compress(plain));

    public static Packed Of(object answer) => new(JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), JsonForm.Options));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.Vary = "Accept-Encoding";
        bool takesGzip = httpContext.Request.GetTypedHeaders().AcceptEncoding.Any((StringWithQualityHeaderValue e) => e.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && e.Quality != 0);
        byte[] bytes = takesGzip ? compressed.Value : plain;
        if (takesGzip)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }

    private static byte[] Compress(byte[] plain)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return stream.ToArray();
    }
}

/// <summary>Answers that were made before, a few of them.</summary>
internal sealed class PackedAnswers
{
    private const int Most = 64;

    private readonly ConcurrentDictionary<string, Lazy<Packed>> answers = new(StringComparer.Ordinal);

    public Packed Get(string key, Func<object> make)
    {
        if (answers.Count > Most)
        {
            answers.Clear();
        }

        return answers.GetOrAdd(key, _ => new Lazy<Packed>(() => Packed.Of(make()))).Value;
    }
}
