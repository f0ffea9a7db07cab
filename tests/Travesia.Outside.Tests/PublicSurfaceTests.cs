using System.Reflection;
using Travesia.Engine;
using Travesia.Inference;
using Travesia.Model;
using Travesia.Rules;
using Travesia.Scenarios;
using Travesia.Tests;

namespace Travesia.Outside.Tests;

/// <summary>
/// What a stranger may call is chosen, and changes on purpose only: it is written in <c>Surface/</c>, a file for each library, refreshed by running
/// the tests with TRAVESIA_REFRESH=1.
/// </summary>
public class PublicSurfaceTests
{
    public static TheoryData<string> Libraries { get; } = [.. Assemblies.Select(a => a.GetName().Name!)];

    private static Assembly[] Assemblies => [.. ((Type[])[typeof(ProgramBuilder), typeof(Scenario), typeof(IRuleSet), typeof(Ensemble), typeof(ScenarioFolder)]).Select(t => t.Assembly)];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_surface_is_the_one_that_is_written_down(string library)
    {
        string file = Repository.PathOf($"tests/Travesia.Outside.Tests/Surface/{library}.txt");
        string[] actual = [.. PublicSurface.Of(Assemblies.Single(a => a.GetName().Name == library))];
        if (Environment.GetEnvironmentVariable("TRAVESIA_REFRESH") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, string.Concat(actual.Select(l => l + "\n")));
        }

        string[] written = File.Exists(file) ? File.ReadAllLines(file) : [];
        Assert.True(
            written.SequenceEqual(actual),
            $"The public surface of {library} changed. If that is meant, run TRAVESIA_REFRESH=1 dotnet test --project tests/Travesia.Outside.Tests.\n"
                + string.Join('\n', written.Except(actual).Select(l => $"- {l}").Concat(actual.Except(written).Select(l => $"+ {l}"))));
    }

    [Fact]
    public void Everything_that_a_stranger_can_see_is_told()
    {
        string[] surface = [.. PublicSurface.Of(typeof(PublicSurfaceTests).Assembly).Where(l => l.StartsWith(typeof(Sample).FullName!, StringComparison.Ordinal))];
        string name = typeof(Sample).FullName!;
        Assert.Equal(
            [
                $"{name} class", $"{name}.Count : int {{ get; }}", $"{name}.event Changed : Action", $"{name}.new(int count)", $"{name}.protected Kind : long {{ get; set; }}",
                $"{name}.required Note : string? {{ get; init; }}", $"{name}.static Find(string word, string? near = default, params ReadOnlySpan<int> rows) : List<string?>",
                $"{name}.static Most : int = 3", $"{name}.virtual protected Turn<T>(ref T value, out bool isTurned) : void",
            ],
            surface);
    }
}

/// <summary>Something of every kind, and something that is nobody's business.</summary>
public class Sample(int count)
{
    /// <summary>A constant.</summary>
    public const int Most = 3;

    /// <summary>A property for heirs.</summary>
    protected long Kind { get; set; }

    /// <summary>An event.</summary>
    public event Action? Changed;

    /// <summary>A property.</summary>
    public int Count { get; private set; } = count;

    /// <summary>A property that must be set.</summary>
    public required string? Note { get; init; }

    /// <summary>A method.</summary>
    public static List<string?> Find(string word, string? near = null, params ReadOnlySpan<int> rows) => [word, near, rows.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    /// <summary>A method for heirs.</summary>
    protected virtual void Turn<T>(ref T value, out bool isTurned)
    {
        isTurned = value is not null;
        Kind++;
        Count++;
        Changed?.Invoke();
        Hide();
    }

    private void Hide() => Kind--;
}
