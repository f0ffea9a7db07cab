namespace Travesia.Text;

/// <summary>What is said under a code, in every language.</summary>
/// <param name="Code">The code: of a diagnostic, or of a sentence of a host.</param>
/// <param name="English">In English.</param>
/// <param name="Spanish">In Spanish.</param>
public sealed record Message(string Code, Phrase English, Phrase Spanish)
{
    /// <summary>The phrase in a language.</summary>
    public Phrase In(Language language) => language == Language.Spanish ? Spanish : English;

    /// <summary>A message about something wrong: what, and what to do.</summary>
    internal static Message Of(string code, string english, string englishRemedy, string spanish, string spanishRemedy)
        => new(code, new(english, englishRemedy), new(spanish, spanishRemedy));

    /// <summary>A sentence without a remedy.</summary>
    internal static Message Of(string code, string english, string spanish) => new(code, new(english), new(spanish));
}

/// <summary>
/// A text with placeholders: <c>{name}</c> stands for the value of that name, <c>{name:number}</c> and <c>{name:date}</c> write it as the
/// language does, <c>{name:plural:one|many}</c> chooses a word by a count; a part in <c>[brackets]</c> is left out unless all its values
/// are given.
/// </summary>
/// <param name="Text">What is so.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record Phrase(string Text, string? Remedy = null);
