using Travesia.Model.Diagnostics;

namespace Travesia.Model.Validity;

/// <summary>Groups and the sizes of their parties.</summary>
internal static class GroupChecks
{
    private const int MostPeople = 1000;
    private const double SumTolerance = 1e-6;

    public static void Run(Check check)
    {
        Scenario s = check.Scenario;
        if (s.Groups.IsEmpty && check.IsReadable("scenario"))
        {
            check.Error(ModelCodes.NoGroups, new Subject("scenario", -1, "groups"));
        }

        check.Ids("scenario", s.Groups.Select(g => g.Id.Value), s.Groups.Length, row => Of(s.Groups[row], null));
        foreach (Group group in s.Groups)
        {
            check.Text(group.Title, Of(group, "title"));
            check.Country(group.Nationality, Of(group, "nationality"));
            if (!group.PartySizes.IsDefaultOrEmpty)
            {
                Parties(check, group);
            }
        }
    }

    private static void Parties(Check check, Group group)
    {
        HashSet<int> sizes = [];
        double sum = 0;
        foreach (PartyShare share in group.PartySizes)
        {
            Subject subject = Of(group, $"partySizes.{share.People}");
            if (share.People is < 1 or > MostPeople)
            {
                check.Error(ModelCodes.PartiesSize, subject, ("value", Validity.Check.Write(share.People)), ("max", Validity.Check.Write(MostPeople)));
            }
            else if (!sizes.Add(share.People))
            {
                check.Error(ModelCodes.PartiesDuplicate, subject, ("value", Validity.Check.Write(share.People)));
            }

            check.Number(share.Share, Bounds.Chance, subject);
            sum += share.Share;
        }

        if (double.IsFinite(sum) && Math.Abs(sum - 1) > SumTolerance)
        {
            check.Error(ModelCodes.PartiesSum, Of(group, "partySizes"), ("value", Validity.Check.Write(Math.Round(sum, 9))));
        }
    }

    private static Subject Of(Group group, string? field) => new("scenario", -1, $"groups.{group.Id.Value}{(field is null ? "" : "." + field)}");
}
