namespace Travesia.Model;

/// <summary>A text of a scenario in another language.</summary>
/// <param name="Language">Which: the two small letters of ISO 639-1, such as <c>es</c>.</param>
/// <param name="Text">The text, as the scenario has it.</param>
/// <param name="Translated">The same in that language.</param>
public sealed record Translation(string Language, string Text, string Translated);
