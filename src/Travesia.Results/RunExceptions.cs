namespace Travesia.Results;

/// <summary>Another process is making the same run.</summary>
/// <param name="path">Where the run will be.</param>
public sealed class RunLockedException(string path) : Exception($"{path} is being made by another process.")
{
    /// <summary>Where the run will be.</summary>
    public string Path { get; } = path;
}

/// <summary>A run that is there was made from the same inputs by another build, and may have other numbers.</summary>
/// <param name="path">The run.</param>
public sealed class RunOfAnotherBuildException(string path) : Exception($"{path} was made by another build.")
{
    /// <summary>The run.</summary>
    public string Path { get; } = path;
}

/// <summary>A file of a run that cannot be read as what it should be.</summary>
/// <param name="path">The file.</param>
/// <param name="reason">What was found.</param>
public sealed class RunUnreadableException(string path, Exception? reason) : Exception($"{path} cannot be read: it was changed or cut off.", reason)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
