using System.Collections.Immutable;

namespace Travesia.Cli.Tests;

/// <summary>Folders that were damaged at random, given to <c>run</c>: what is refused leaves nothing behind, what is not is a whole run.</summary>
public class DamagedFolderTests
{
    private const int Cases = 120;

    private static readonly ImmutableArray<string> Junk = ["NaN", "-1", "1e300", "\"", "\t", "#", ",", ":", "{", "[", "- ", "\u202E", "nowhere", "2023-02-30", "0", "*", ""];

    [Fact]
    public async Task Nothing_is_written_of_what_is_refused_and_nothing_by_halves()
    {
        using Terminal terminal = new() { IsProduct = true };
        Assert.Equal(0, (await terminal.RunAsync("new", "good")).Exit);
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(terminal.Folder, "good")).Order(StringComparer.Ordinal)];
        string[] texts = [.. files.Select(File.ReadAllText)];
        Random random = new(1);
        int refused = 0;
        for (int i = 0; i < Cases; i++)
        {
            string[] damaged = [.. texts];
            for (int times = random.Next(1, 4); times > 0; times--)
            {
                int file = random.Next(damaged.Length);
                damaged[file] = Damage(damaged[file], random);
            }

            string name = $"case{i}";
            Directory.CreateDirectory(Path.Combine(terminal.Folder, name));
            foreach ((string path, string text) in files.Zip(damaged))
            {
                await File.WriteAllTextAsync(Path.Combine(terminal.Folder, name, Path.GetFileName(path)), text, TestContext.Current.CancellationToken);
            }

            Said said = await terminal.RunAsync("run", $"./{name}", "--members", "1", "--out", "out");
            Assert.True(said.Exit is 0 or 2, $"{name}: {said.Exit} {said.Error}");
            refused += said.Exit == 2 ? 1 : 0;
            string folder = Path.Combine(terminal.Folder, "out");
            if (said.Exit == 2)
            {
                Assert.Equal("", said.Output);
                Assert.False(Directory.Exists(folder), $"{name}: {said.Error}");
            }
            else
            {
                Assert.Single(Directory.EnumerateFiles(folder, "run.json", SearchOption.AllDirectories));
                Assert.Empty(Directory.EnumerateDirectories(folder, "*.partial", SearchOption.AllDirectories));
                Directory.Delete(folder, recursive: true);
            }
        }

        Assert.InRange(refused, Cases / 3, Cases - 5);
    }

    private static string Damage(string text, Random random)
    {
        int at = random.Next(text.Length + 1), length = Math.Min(random.Next(1, 40), text.Length - at);
        string[] lines = text.Split('\n');
        return random.Next(6) switch
        {
            0 => text[..at],
            1 => text.Remove(at, length),
            2 => text.Insert(at, Junk[random.Next(Junk.Length)]),
            3 => text.Insert(at, text.Substring(at, length)),
            4 => string.Join('\n', lines.Append(lines[random.Next(lines.Length)])),
            _ => string.Join('\n', lines.Where((_, i) => i != at % lines.Length)),
        };
    }
}
