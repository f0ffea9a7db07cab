namespace Travesia.Text;

/// <summary>A language in which Travesia speaks.</summary>
public enum Language : byte
{
    /// <summary>English.</summary>
    English,

    /// <summary>Spanish.</summary>
    Spanish,
}
