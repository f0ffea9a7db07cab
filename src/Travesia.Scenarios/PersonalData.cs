using System.Buffers;
using System.Globalization;
using System.Text;

namespace Travesia.Scenarios;

/// <summary>
/// Recognises names of columns and keys that hold data of single persons. Travesia works with numbers of people in places; such a column
/// is refused with the reason, rather than passed over, because the file should not be where it is.
/// </summary>
internal static class PersonalData
{
    // Whole names, and parts that no harmless name contains. English and Spanish, without accents and signs.
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "name", "names", "nombre", "nombres", "dob", "born", "birth", "nacimiento", "age", "edad", "sex", "sexo", "gender", "genero", "person", "persona", "individual", "individuo",
        "migrant", "migrante", "phone", "mobile", "movil", "celular", "tel", "email", "mail", "correo", "address", "direccion", "domicilio", "dni", "nie", "curp", "rut", "ssn",
        "anumber", "alien", "case", "caso", "caseid", "expediente", "photo", "foto", "face", "rostro", "religion", "ethnicity", "etnia", "health", "salud", "diagnosis", "imei", "ip", "gps",
    };

    private static readonly SearchValues<string> Parts = SearchValues.Create(
        [
            "passport", "email", "phone", "birth", "contact", "pasaporte", "firstname", "lastname", "givenname", "surname", "middlename", "maidenname", "fullname", "familyname", "apellido", "personname", "nameofperson", "nombrecompleto",
            "nombrede", "dateofbirth", "birthdate", "birthday", "placeofbirth", "fechadenacimiento", "fechanacimiento", "telephone", "phonenumber", "telefono", "whatsapp", "emailaddress",
            "correoelectronico", "idnumber", "idcard", "nationalid", "personid", "personalid", "identitydocument", "documentoidentidad", "documentnumber", "numerodedocumento", "cedula", "fingerprint",
            "biometric", "biometrico", "huella", "socialsecurity", "seguridadsocial", "personof", "nationalityofperson", "individualid", "beneficiaryid", "visanumber", "aliennumber", "homeaddress", "imeinumber",
        ],
        StringComparison.Ordinal);

    /// <summary>Whether an unknown column or key is called as if it held data of single persons.</summary>
    public static bool IsMeantBy(string name)
    {
        if (name.Length > 200 || name.Any(char.IsSurrogate))
        {
            return false;
        }

        StringBuilder plain = new();
        foreach (char c in name.Normalize(NormalizationForm.FormD))
        {
            _ = char.IsLetter(c) && char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark ? plain.Append(char.ToLowerInvariant(c)) : plain;
        }

        string bare = plain.ToString();
        return Names.Contains(bare) || bare.AsSpan().ContainsAny(Parts);
    }
}
