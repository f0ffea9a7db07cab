using System.Collections.Immutable;
using Travesia.Inference.Counts;

namespace Travesia.Results;

/// <summary>A file that is laid beside the tables of a run.</summary>
/// <param name="Name">Its name in the run's folder; a slash leads into a folder there.</param>
/// <param name="Content">Its bytes.</param>
public sealed record RunDocument(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Makes files that lie beside the tables of a run, before the run is put in place.</summary>
public interface IRunDocuments
{
    /// <summary>What they ask of the run: answered in the pass over the tables that answers the published figures too.</summary>
    ImmutableArray<ModelCount> Counts { get; }

    /// <summary>Makes them.</summary>
    /// <param name="run">The run as it will be, without those files.</param>
    /// <param name="answers">The answers to <see cref="Counts"/>.</param>
    ImmutableArray<RunDocument> Make(RunReader run, CountTable answers);
}
