using System.Collections.Immutable;
using static Travesia.Text.Message;

namespace Travesia.Text.Messages;

/// <summary>What <c>--help</c> says.</summary>
internal static class CliHelpMessages
{
    public static ImmutableArray<Message> All { get; } =
    [
        Of("help.root", "A model of a migration system: who leaves, by which ways, what it costs and risks, and what policies change.", "Un modelo de un sistema migratorio: quién sale, por qué rutas, cuánto cuesta y arriesga, y qué cambian las políticas."),
        Of("help.run", "Simulates many futures of a scenario and keeps the result.", "Simula muchos futuros de un escenario y guarda el resultado."),
        Of("help.validate", "Shows everything that is wrong with a scenario, at once.", "Muestra todo lo que está mal en un escenario, de una vez."),
        Of("help.new", "Makes a scenario folder to begin with.", "Crea una carpeta de escenario para empezar."),
        Of("help.import", "Turns a folder of another program into a scenario folder.", "Convierte una carpeta de otro programa en una carpeta de escenario."),
        Of("help.arg.format", "The other program: flee.", "El otro programa: flee."),
        Of("help.arg.import", "The folder to read.", "La carpeta que se lee."),
        Of("help.to.import", "The scenario folder to write.", "La carpeta de escenario que se escribe."),
        Of("help.list", "Shows the scenarios that ship; with a name, the policies of that one.", "Muestra los escenarios incluidos; con un nombre, las políticas de ese."),
        Of("help.arg.list", "A shipped name: its policies are shown.", "Un nombre incluido: se muestran sus políticas."),
        Of("help.place", "One town: who arrives when, beds, and the chance that they run short.", "Un lugar: quién llega y cuándo, camas y probabilidad de que falten."),
        Of("help.figures", "Published figures against the model, with verdicts (also: check).", "Cifras publicadas frente al modelo, con veredictos (también: check)."),
        Of("help.compare", "What policies change, and for whom: harm beside arrivals, by place and by group.", "Qué cambian las políticas y para quién: los daños junto a las llegadas, por lugar y por grupo."),
        Of("help.without", "Policies to take away; * stands for anything, as in \"title-42-*\".", "Políticas que se quitan; * vale por cualquier texto, como en «title-42-*»."),
        Of("help.with", "A file like policies.yaml; its policies are added, or replace those of the same id.", "Un archivo como policies.yaml; sus políticas se agregan o reemplazan a las del mismo identificador."),
        Of("help.members.compare", "How many draws of what is uncertain, each run twice on either side (50).", "Cuántos sorteos de lo incierto; cada uno se simula dos veces de cada lado (50)."),
        Of("help.report", "Makes the report of a run again and says where it lies.", "Vuelve a hacer el informe de una corrida y dice dónde está."),
        Of("help.arg.run", "The folder of a run (with a separator), or a scenario: then that of its default run.", "La carpeta de una corrida (con un separador), o un escenario: entonces la de su corrida por omisión."),
        Of("help.calibrate", "Fits a scenario's parameters to its observations, as its calibration.yaml declares.", "Ajusta los parámetros de un escenario a sus observaciones, como declara su calibration.yaml."),
        Of("help.arg.scenario", "A shipped name, or the path of a folder (with a separator).", "Un nombre incluido, o la ruta de una carpeta (con un separador)."),
        Of("help.arg.place", "The name or id of a place.", "El nombre o el identificador de un lugar."),
        Of("help.arg.name", "The name of the new folder.", "El nombre de la carpeta nueva."),
        Of("help.members", "How many futures (200; 1 in expected mode without uncertain parameters).", "Cuántos futuros (200; 1 en modo expected sin parámetros inciertos)."),
        Of("help.seed", "The luck: a whole number from 0 to 4294967295 (1).", "La suerte: un número entero de 0 a 4294967295 (1)."),
        Of("help.threads", "How many futures are computed at the same time (all processors).", "Cuántos futuros se calculan a la vez (todos los procesadores)."),
        Of("help.mode", "sampled: whole people, one random future each; expected: real numbers (sampled).", "sampled: personas enteras, un futuro al azar cada vez; expected: números reales (sampled)."),
        Of("help.place.from", "First day or month shown; up to 31 days are told one by one.", "Primer día o mes que se muestra; hasta 31 días se muestran uno por uno."),
        Of("help.place.to", "Last day or month shown.", "Último día o mes que se muestra."),
        Of("help.from", "First day shown; what comes before is simulated but not shown.", "Primer día que se muestra; lo anterior se simula sin mostrarse."),
        Of("help.to", "Last day.", "Último día."),
        Of("help.scale", "Multiplies departures and the people who are there at the start (1).", "Multiplica las salidas y las personas presentes al inicio (1)."),
        Of("help.observations", "Published counts of your own, as a CSV file like observations.csv; added to the scenario's.", "Conteos publicados propios, en un archivo CSV como observations.csv; se suman a los del escenario."),
        Of("help.out", "The folder for runs (runs).", "La carpeta de las corridas (runs)."),
        Of("help.out.new", "The folder in which the new one is made (here).", "La carpeta en la que se crea la nueva (aquí)."),
        Of("help.write.fitted", "Writes fitted.yaml into the scenario's folder.", "Escribe fitted.yaml en la carpeta del escenario."),
        Of("help.check", "Fits nothing: holds the scenario against what was observed after the window.", "No ajusta nada: compara el escenario con lo observado después de la ventana."),
        Of("help.experiments",
            "Fits nothing: holds an ensemble against the natural experiments of calibration.yaml.",
            "No ajusta nada: compara un conjunto de futuros con los experimentos naturales de calibration.yaml."),
        Of("help.out.fitted", "Writes what was fitted to this file.", "Escribe lo ajustado en este archivo."),
        Of("help.overwrite", "Makes the result anew and replaces what is there.", "Vuelve a hacer el resultado y reemplaza lo que haya."),
        Of("help.json", "One JSON object on standard output, and nothing else there.", "Un objeto JSON en la salida estándar, y nada más en ella."),
        Of("help.lang", "en or es (en).", "en o es (en)."),
        Of("help.help", "Shows this.", "Muestra esto."),
        Of("help.version", "Shows the version.", "Muestra la versión."),
        Of("help.title.usage", "Usage", "Uso"),
        Of("help.title.commands", "Commands", "Comandos"),
        Of("help.title.arguments", "Arguments", "Argumentos"),
        Of("help.title.options", "Options", "Opciones"),
    ];
}
