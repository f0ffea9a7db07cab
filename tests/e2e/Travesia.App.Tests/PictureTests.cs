using System.Globalization;
using Microsoft.Playwright;
using Travesia.Tests;

namespace Travesia.App.Tests;

/// <summary>
/// Pictures of the app against those that were looked at, for gross breakage: each is taken down to a few hundred shades of grey, which text,
/// fonts and numbers hardly move and a panel that is gone, a map that is not drawn or a page without styles does.
/// TRAVESIA_REFRESH=1 writes the shades anew.
/// </summary>
public sealed class PictureTests(Opened opened)
{
    private const int Columns = 24;
    private const int Rows = 18;
    private const double MostOnTheWhole = 7;
    private const double MostInACell = 70;

    [Theory]
    [InlineData("desktop-en", "lang=en", 1440, 900, false)]
    [InlineData("desktop-es-place", "lang=es&view=place&place=tapachula", 1440, 900, false)]
    [InlineData("phone-es", "lang=es", 390, 844, false)]
    [InlineData("print-en", "lang=en&view=place&place=tapachula", 794, 1123, true)]
    public async Task It_looks_as_it_did(string name, string hash, int width, int height, bool isPrinted)
    {
        await using Visit visit = await opened.VisitAsync(hash, width, height);
        if (isPrinted)
        {
            // As a browser does before it prints.
            await visit.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
            await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        }

        await visit.Page.Locator(".panel .use").WaitForAsync();
        if (hash.Contains("place=", StringComparison.Ordinal))
        {
            await visit.Page.Locator("table.who").WaitForAsync();
        }

        await visit.Page.WaitForFunctionAsync("() => document.fonts.status === 'loaded'");
        byte[] picture = await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled });
        if (Environment.GetEnvironmentVariable("TRAVESIA_PICTURES") is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), picture, TestContext.Current.CancellationToken);
        }

        double[] shades = await ShadesAsync(picture);
        string golden = Repository.PathOf($"tests/e2e/Travesia.App.Tests/Golden/{name}.txt");
        if (Environment.GetEnvironmentVariable("TRAVESIA_REFRESH") == "1")
        {
            await File.WriteAllTextAsync(golden, Written(shades), TestContext.Current.CancellationToken);
        }

        double[] before = [.. (await File.ReadAllTextAsync(golden, TestContext.Current.CancellationToken)).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(s => double.Parse(s, CultureInfo.InvariantCulture))];
        double[] apart = [.. shades.Zip(before, (a, b) => Math.Abs(a - b))];
        Assert.Equal(before.Length, shades.Length);
        Assert.True(apart.Average() <= MostOnTheWhole, $"On the whole {apart.Average():F1} of 255 apart.");
        Assert.True(apart.Max() <= MostInACell, $"In one place {apart.Max():F0} of 255 apart.");
    }

    private async Task<double[]> ShadesAsync(byte[] picture)
    {
        IPage page = await opened.BlankAsync();
        try
        {
            return await page.EvaluateAsync<double[]>(
                """
                async ([url, columns, rows]) => {
                  const image = new Image();
                  image.src = url;
                  await image.decode();
                  const canvas = document.createElement('canvas');
                  [canvas.width, canvas.height] = [image.width, image.height];
                  const context = canvas.getContext('2d');
                  context.drawImage(image, 0, 0);
                  const shades = [];
                  for (let row = 0; row < rows; row++) {
                    for (let column = 0; column < columns; column++) {
                      const [x, y] = [Math.floor(column * image.width / columns), Math.floor(row * image.height / rows)];
                      const { data } = context.getImageData(x, y, Math.floor(image.width / columns), Math.floor(image.height / rows));
                      let sum = 0;
                      for (let i = 0; i < data.length; i += 4) sum += 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2];
                      shades.push(Math.round(sum / (data.length / 4)));
                    }
                  }
                  return shades;
                }
                """,
                new object[] { $"data:image/png;base64,{Convert.ToBase64String(picture)}", Columns, Rows });
        }
        finally
        {
            await page.CloseAsync();
        }
    }

    private static string Written(double[] shades)
        => string.Concat(shades.Chunk(Columns).Select(row => string.Join(' ', row.Select(s => s.ToString(CultureInfo.InvariantCulture).PadLeft(3))) + "\n"));
}
