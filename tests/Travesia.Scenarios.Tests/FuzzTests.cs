using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using CsCheck;
using Travesia.Model.Diagnostics;
using Travesia.Scenarios.Files;
using Travesia.Text;

namespace Travesia.Scenarios.Tests;

/// <summary>Folders that were damaged at random: reading says what is wrong, or finds nothing wrong, and does so at once.</summary>
public sealed class FuzzTests
{
    private static readonly ImmutableArray<string> Names = [.. GoodFolder.Texts.Keys.Order(StringComparer.Ordinal)];

    private static readonly ImmutableArray<byte[]> Junk =
    [
        .. new[]
        {
            "NaN", "Infinity", "-1e999", "1e308*busy", "99999999999999999999999999999999999999", "0x1F", "1,5", "\"", "\"\"\"", "'", "\t", "\0", "\r", "\n\n\n", "\u2028", "\uFEFF", "#", "---\n", "...\n", "%YAML 9.9\n",
            "&a [*a, *a]", "&a\n- *a\n", "*x", "!!python/object:os.system", "? - a\n: b\n", "<<: *a\n", "{{{{{{{{", "[[[[[[[[", "}}]]", "- - - - - -", ": : :", "|\n", ">-\n", "@", "`", "%", "a: b: c", "null", "~", "true",
            "2023-02-30", "0001-01-01", "9999-12-31", "../../etc/passwd", "\u202E", "😀", "جسر", ",,,,,,,,,,,,", ";", "=cmd|' /C calc'!A0", "\\ud800", "\"\\ud800\"", "passport",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFE, 0xFF], Encoding.UTF8.GetBytes(new string('[', 3000)), Encoding.UTF8.GetBytes(new string('9', 3000)), Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a: {", 500))),
        Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(i => $"- &a{i} [*a{i - 1}, *a{i - 1}]\n"))),
    ];

    private static readonly Gen<(int File, int Kind, uint At, uint Other)> Damage = Gen.Select(Gen.Int[0, 10], Gen.Int[0, 9], Gen.UInt, Gen.UInt);

    [Fact]
    public void Damaged_folders_are_refused_or_read_but_never_throw_or_hang()
    {
        int refused = 0;
        foreach ((uint number, (int File, int Kind, uint At, uint Other)[] damages) in Damage.Array[1, 4].Cases(1500))
        {
            Stopwatch time = Stopwatch.StartNew();
            ScenarioReading reading = ScenarioFolder.Read(Damaged(damages), BrokenFolderTests.Options);
            Assert.True(time.Elapsed < TimeSpan.FromSeconds(20), $"case {number} took {time.Elapsed}");
            Assert.Equal(reading.HasErrors, reading.Scenario is null);
            Assert.All(reading.Diagnostics, d => Assert.True(IsWhole(d), $"case {number}: {Localizer.English.Line(d)}"));
            refused += reading.HasErrors ? 1 : 0;
            if (reading.Scenario is { } scenario && number % 4 == 0)
            {
                Assert.Equal(Structure.Of(scenario), Structure.Of(ScenarioFolder.Read(MemoryFiles.Of("good", ScenarioWriter.ToFiles(scenario))).Scenario));
            }
        }

        Assert.InRange(refused, 900, 1499);
    }

    /// <summary>Whether a diagnostic has its place in a file and every value that its sentence needs, in both languages.</summary>
    internal static bool IsWhole(Diagnostic diagnostic)
    {
        Message? message = MessageCatalogue.Find(diagnostic.Code);
        return message is not null && diagnostic.Location is { File.Length: > 0, Line: >= 0, Column: >= 0 }
            && new[] { message.English, message.Spanish }.All(p => Needs(p.Text).Concat(Needs(p.Remedy ?? "")).All(diagnostic.Values.ContainsKey));
    }

    private static IEnumerable<string> Needs(string text)
    {
        int optional = 0;
        for (int i = 0; i < text.Length; i++)
        {
            optional += text[i] == '[' ? 1 : text[i] == ']' ? -1 : 0;
            if (text[i] == '{' && optional == 0)
            {
                yield return text[(i + 1)..text.IndexOf('}', i)].Split(':')[0];
            }
        }
    }

    private static MemoryFiles Damaged((int File, int Kind, uint At, uint Other)[] damages)
    {
        Dictionary<string, byte[]> files = GoodFolder.Texts.ToDictionary(t => t.Key, t => Encoding.UTF8.GetBytes(t.Value));
        foreach ((int file, int kind, uint at, uint other) in damages)
        {
            string name = Names[file % Names.Length];
            if (files.TryGetValue(name, out byte[]? bytes) && bytes.Length > 0)
            {
                Apply(files, name, bytes, kind, (int)(at % (uint)bytes.Length), other);
            }
        }

        return new("good", files.ToImmutableSortedDictionary(f => f.Key, f => ImmutableArray.Create(f.Value), StringComparer.Ordinal));
    }

    private static void Apply(Dictionary<string, byte[]> files, string name, byte[] bytes, int kind, int at, uint other)
    {
        switch (kind)
        {
            case 0: // a byte
                bytes[at] ^= (byte)(1 << (int)(other % 8));
                break;
            case 1: // the end
                files[name] = bytes[..at];
                break;
            case 2 or 3: // something between
                files[name] = [.. bytes[..at], .. Junk[(int)(other % (uint)Junk.Length)], .. bytes[at..]];
                break;
            case 4 or 5: // something instead of a word
                int end = Array.FindIndex(bytes, at, b => b is (byte)',' or (byte)'\n' or (byte)' ');
                files[name] = [.. bytes[..at], .. Junk[(int)(other % (uint)Junk.Length)], .. bytes[(end < 0 ? bytes.Length : end)..]];
                break;
            case 6: // a line less, or one twice
                List<string> lines = [.. Encoding.UTF8.GetString(bytes).Split('\n')];
                int line = (int)(other % (uint)lines.Count);
                if (at % 2 == 0)
                {
                    lines.RemoveAt(line);
                }
                else
                {
                    lines.Insert(line, lines[line]);
                }

                files[name] = Encoding.UTF8.GetBytes(string.Join('\n', lines));
                break;
            case 7: // two cells
                string[] cells = Encoding.UTF8.GetString(bytes).Split(',');
                int one = at % cells.Length;
                int two = (int)(other % (uint)cells.Length);
                (cells[one], cells[two]) = (cells[two], cells[one]);
                files[name] = Encoding.UTF8.GetBytes(string.Join(',', cells));
                break;
            case 8: // another file
                files[name] = files.Values.ElementAt((int)(other % (uint)files.Count));
                break;
            default: // no file
                files.Remove(name);
                break;
        }
    }
}
