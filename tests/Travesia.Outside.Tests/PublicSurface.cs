using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Travesia.Outside.Tests;

/// <summary>Everything of an assembly that a stranger can call or derive from, a line each, in ordinal order.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong",
        [typeof(double)] = "double", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    public static IEnumerable<string> Of(Assembly assembly)
        => assembly.GetExportedTypes().SelectMany(t => Members(t).Select(m => $"{NameOf(t)}.{m}").Prepend($"{NameOf(t)} {Header(t)}")).Order(StringComparer.Ordinal);

    private static string Header(Type type)
    {
        string kind = type.IsEnum ? $"enum : {NameOf(Enum.GetUnderlyingType(type))}"
            : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class" : "class";
        IEnumerable<Type> above = type.IsEnum || type.IsValueType || type.BaseType == typeof(object) || type.BaseType is null ? [] : [type.BaseType];
        string[] names = type.IsEnum || kind == "delegate" ? [] : [.. above.Concat(type.GetInterfaces().OrderBy(NameOf, StringComparer.Ordinal)).Where(t => !IsOfRecord(t, type)).Select(NameOf)];
        return names.Length == 0 ? kind : $"{kind} : {string.Join(", ", names)}";
    }

    private static bool IsOfRecord(Type above, Type type) => above.IsGenericType && above.GetGenericTypeDefinition() == typeof(IEquatable<>) && above.GetGenericArguments()[0] == type;

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [Signature(type.GetMethod("Invoke")!)];
        }

        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(n => $"{n} = {Convert.ToInt64(Enum.Parse(type, n), CultureInfo.InvariantCulture)}");
        }

        return type.GetFields(Declared).Where(f => IsSeen(f.Attributes)).Select(Field)
            .Concat(type.GetConstructors(Declared).Where(c => IsSeen(c.Attributes) && !IsMade(c)).Select(c => $"new({Parameters(c)})"))
            .Concat(type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(a => IsSeen(a.Attributes)) && !IsMade(p) && p.Name != "EqualityContract").Select(Property))
            .Concat(type.GetEvents(Declared).Where(e => IsSeen(e.AddMethod!.Attributes)).Select(e => $"event {e.Name} : {NameOf(e.EventHandlerType!)}"))
            .Concat(type.GetMethods(Declared).Where(m => IsSeen(m.Attributes) && !IsMade(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))).Select(Signature));
    }

    private static string Field(FieldInfo field)
        => $"{(field.IsStatic ? "static " : "")}{field.Name} : {NameOf(field.FieldType, Nullability.Create(field))}{(field.IsLiteral ? $" = {Value(field.GetRawConstantValue())}" : "")}";

    private static string Property(PropertyInfo property)
    {
        MethodInfo any = property.GetAccessors(true)[0];
        string accessors = (property.GetMethod is { } get && IsSeen(get.Attributes) ? "get; " : "")
            + (property.SetMethod is { } set && IsSeen(set.Attributes) ? set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init; " : "set; " : "");
        ParameterInfo[] index = property.GetIndexParameters();
        string name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Modifiers(any)}{required}{name} : {NameOf(property.PropertyType, Nullability.Create(property))} {{ {accessors}}}";
    }

    private static string Signature(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";
        return $"{Modifiers(method)}{method.Name}{generic}({Parameters(method)}) : {NameOf(method.ReturnType, Nullability.Create(method.ReturnParameter))}";
    }

    private static string Modifiers(MethodBase method)
        => (method.IsStatic ? "static " : method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : method is MethodInfo { IsVirtual: true, IsFinal: false } m && !method.DeclaringType!.IsInterface ? m.GetBaseDefinition() == m ? "virtual " : "override " : "")
            + (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "");

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string direction = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? parameter.IsIn ? "in " : "ref " : parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        return $"{direction}{NameOf(parameter.ParameterType, Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Value(parameter.DefaultValue)}" : "")}";
    }

    // Compared by value is what records are; what the compiler writes for it says nothing.
    private static bool IsMade(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute)) && member is not PropertyInfo && !(member is MethodInfo { IsSpecialName: true } m && !m.Name.StartsWith("op_", StringComparison.Ordinal));

    private static bool IsSeen(MethodAttributes attributes) => (attributes & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private static bool IsSeen(FieldAttributes attributes) => (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    private static string Value(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string NameOf(Type type) => NameOf(type, null);

    private static string NameOf(Type type, NullabilityInfo? nullability)
    {
        string mark = nullability?.ReadState == NullabilityState.Nullable && !type.IsValueType && !type.IsGenericParameter ? "?" : "";
        if (type.IsByRef || type.IsPointer)
        {
            return NameOf(type.GetElementType()!) + (type.GetElementType()!.IsGenericParameter ? "" : mark);
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return NameOf(inner) + "?";
        }

        if (type.IsArray)
        {
            return $"{NameOf(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        if (type.IsGenericParameter)
        {
            return type.Name + mark;
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword + mark;
        }

        string name = type.IsNested ? $"{NameOf(type.DeclaringType!)}.{type.Name}" : type.Namespace!.StartsWith("Travesia", StringComparison.Ordinal) ? $"{type.Namespace}.{type.Name}" : type.Name;
        if (!type.IsGenericType)
        {
            return name + mark;
        }

        Type[] arguments = type.GetGenericArguments();
        NullabilityInfo[] states = nullability?.GenericTypeArguments ?? [];
        return $"{name.Split('`')[0]}<{string.Join(", ", arguments.Select((a, i) => NameOf(a, i < states.Length ? states[i] : null)))}>{mark}";
    }
}
