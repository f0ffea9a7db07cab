using System.Collections.Immutable;

namespace Travesia.Results;

/// <summary>A file that is laid beside the tables of a run.</summary>
/// <param name="Name">Its name in the run's folder; a slash leads into a folder there.</param>
/// <param name="Content">Its bytes.</param>
public sealed record RunDocument(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Makes the files that lie beside the tables of a run, from the tables, before the run is put in place.</summary>
/// <param name="run">The run as it will be, without those files.</param>
/// <param name="cancellation">Breaks off.</param>
public delegate Task<ImmutableArray<RunDocument>> RunDocuments(RunReader run, CancellationToken cancellation);
