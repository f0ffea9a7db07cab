using System.Collections.Frozen;
using Travesia.Model;

namespace Travesia.Scenarios.Flee;

/// <summary>From the names of countries, as Flee's folders write them, to codes: ISO 3166-1 alpha-3 where the name is known, else three letters of the name that no other has.</summary>
internal sealed class CountryCodes
{
    private const string Known =
        "afghanistan AFG algeria DZA angola AGO azerbaijan AZE armenia ARM bangladesh BGD belarus BLR benin BEN botswana BWA bulgaria BGR burkinafaso BFA burundi BDI cameroon CMR canada CAN car CAF "
        + "centralafricanrepublic CAF chad TCD china CHN colombia COL congo COG rc COG republicofthecongo COG republicofcongo COG congobrazzaville COG costarica CRI cotedivoire CIV ivorycoast CIV "
        + "croatia HRV cyprus CYP czechia CZE czechrepublic CZE drc COD drcongo COD democraticrepublicofthecongo COD democraticrepublicofcongo COD djibouti DJI ecuador ECU egypt EGY elsalvador SLV equatorialguinea GNQ eritrea ERI "
        + "eswatini SWZ ethiopia ETH france FRA gabon GAB gambia GMB georgia GEO germany DEU ghana GHA greece GRC guatemala GTM guinea GIN guineabissau GNB haiti HTI honduras HND hungary HUN india IND "
        + "indonesia IDN iran IRN iraq IRQ israel ISR italy ITA jordan JOR kazakhstan KAZ kenya KEN kuwait KWT lebanon LBN lesotho LSO liberia LBR libya LBY lithuania LTU latvia LVA madagascar MDG malawi MWI malaysia MYS "
        + "mali MLI mauritania MRT mauritius MUS mexico MEX moldova MDA morocco MAR mozambique MOZ myanmar MMR burma MMR namibia NAM nepal NPL nicaragua NIC niger NER nigeria NGA oman OMN pakistan PAK palestine PSE "
        + "panama PAN peru PER philippines PHL poland POL qatar QAT romania ROU russia RUS russianfederation RUS rwanda RWA saudiarabia SAU senegal SEN serbia SRB sierraleone SLE slovakia SVK slovenia SVN somalia SOM "
        + "southafrica ZAF southsudan SSD ssudan SSD spain ESP srilanka LKA sudan SDN syria SYR syrianarabrepublic SYR tajikistan TJK tanzania TZA unitedrepublicoftanzania TZA thailand THA togo TGO tunisia TUN turkey TUR "
        + "turkiye TUR turkmenistan TKM uganda UGA ukraine UKR unitedarabemirates ARE uae ARE uk GBR unitedkingdom GBR usa USA unitedstates USA uzbekistan UZB venezuela VEN vietnam VNM westernsahara ESH yemen YEM "
        + "zambia ZMB zimbabwe ZWE armeniarepublic ARM nagornokarabakh NKR bhutan BTN brazil BRA chile CHL bolivia BOL argentina ARG cuba CUB japan JPN";

    private static readonly FrozenDictionary<string, string> ByName = Pairs(Known.Split(' ')).ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, CountryCode> given = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The names seen so far.</summary>
    public IEnumerable<string> Names => given.Keys;

    /// <summary>The code of a name that was seen; none if it was not.</summary>
    public CountryCode? Find(string name) => given.TryGetValue(name, out CountryCode code) ? code : null;

    /// <summary>The code of a name.</summary>
    public CountryCode Of(string name)
    {
        if (given.TryGetValue(name, out CountryCode known))
        {
            return known;
        }

        string plain = string.Concat(name.Where(char.IsAsciiLetter)).ToLowerInvariant();
        string code = ByName.TryGetValue(plain, out string? iso) && taken.Add(iso) ? iso : Invented(plain);
        return given[name] = new CountryCode(code);
    }

    // ISO leaves X** to its users.
    private string Invented(string plain)
    {
        string letters = plain.ToUpperInvariant().PadRight(3, 'X')[..3];
        for (int i = 0; !taken.Add(letters); i++)
        {
            letters = $"X{(char)('A' + (i / 26 % 26))}{(char)('A' + (i % 26))}";
        }

        return letters;
    }

    private static Dictionary<string, string> Pairs(string[] words)
    {
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        for (int i = 0; i + 1 < words.Length; i += 2)
        {
            pairs[words[i]] = words[i + 1];
        }

        return pairs;
    }
}
