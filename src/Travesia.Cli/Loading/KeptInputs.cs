using System.Collections.Immutable;
using System.Text;
using Travesia.Cli.Arguments;
using Travesia.Results;
using Travesia.Scenarios.Files;

namespace Travesia.Cli.Loading;

/// <summary>The files that a run was made from, as it keeps them beside its tables, so that a run says what it is by itself.</summary>
internal static class KeptInputs
{
    /// <summary>The name under which a user's own counts are among the inputs of a run.</summary>
    public const string OwnObservations = "--observations";

    private const string Folder = "inputs/";
    private const string OwnObservationsFile = "own-observations.csv";

    /// <summary>The files as they are kept.</summary>
    public static ImmutableArray<RunDocument> Of(IEnumerable<(string Name, byte[] Bytes)> inputs)
        => [.. inputs.Select(i => new RunDocument(Folder + FileNameOf(i.Name), i.Bytes))];

    /// <summary>The scenario files of a run.</summary>
    /// <exception cref="RunUnreadableException">A file is missing or was changed.</exception>
    public static MemoryFiles Read(RunReader run)
        => MemoryFiles.Of(
            run.Manifest.Inputs.Scenario,
            run.Manifest.Inputs.Files.Where(f => f.Name != OwnObservations).Select(f => KeyValuePair.Create(f.Name, Encoding.UTF8.GetString(Bytes(run, f)))));

    /// <summary>The options that the run was made with.</summary>
    /// <exception cref="RunUnreadableException">A file is missing or was changed.</exception>
    public static RunSettings SettingsOf(RunReader run)
    {
        RunInputs inputs = run.Manifest.Inputs;
        InputFile? own = inputs.Files.FirstOrDefault(f => f.Name == OwnObservations);
        if (own is not null)
        {
            _ = Bytes(run, own);
        }

        return new RunSettings
        {
            Members = inputs.Members,
            Seed = inputs.Seed,
            Mode = inputs.Mode,
            From = inputs.From,
            To = inputs.To,
            PeopleScale = inputs.PeopleScale,
            Observations = own is null ? null : Path.GetFullPath(PathOf(run, own)),
        };
    }

    private static byte[] Bytes(RunReader run, InputFile file)
    {
        string path = PathOf(run, file);
        if (!File.Exists(path))
        {
            throw new RunUnreadableException(path, null);
        }

        byte[] bytes = File.ReadAllBytes(path);
        return InputFile.Of(file.Name, bytes).Sha256 == file.Sha256 ? bytes : throw new RunUnreadableException(path, null);
    }

    private static string PathOf(RunReader run, InputFile file) => Path.Combine(run.Path, Folder, FileNameOf(file.Name));

    // A manifest that was tampered with must not lead out of the run's folder.
    private static string FileNameOf(string name) => name == OwnObservations ? OwnObservationsFile : Path.GetFileName(name);
}
