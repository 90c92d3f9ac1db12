using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Aggregator.Worker.Configuration;

/// <summary>Binds a section to an options record, naming key, value and what is allowed for whatever does not fit.</summary>
internal static class OptionsBinder
{
    /// <summary>Binds <paramref name="section"/>; adds a sentence to <paramref name="faults"/> for each value that cannot be used.</summary>
    public static T Bind<T>(IConfigurationSection section, List<string> faults) where T : class, new()
    {
        var before = faults.Count;
        Check(typeof(T), section, faults);
        return faults.Count > before ? new T() : section.Get<T>() ?? new T();
    }

    private static void Check(Type type, IConfigurationSection section, List<string> faults)
    {
        var settable = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null)
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (!settable.TryGetValue(child.Key, out var property))
                faults.Add($"{child.Path} is not a setting; {section.Path} has: {string.Join(", ", settable.Keys.Order(StringComparer.Ordinal))}.");
            else if (child.Value is { } value && Allowed(property.PropertyType, value) is { } allowed)
                faults.Add($"{child.Path} is '{value}'; allowed is {allowed}.");
        }
    }

    /// <summary>What the type allows, when <paramref name="value"/> is not of it; null when it fits.</summary>
    private static string? Allowed(Type type, string value)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain != type && value.Length == 0)
            return null;
        if (plain.IsEnum)
            return Enum.GetNames(plain).Contains(value, StringComparer.OrdinalIgnoreCase) ? null : string.Join(" or ", Enum.GetNames(plain));
        if (plain == typeof(bool))
            return bool.TryParse(value, out _) ? null : "true or false";
        if (plain == typeof(TimeSpan))
            return TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _) ? null : "a time such as 00:00:30";
        if (plain == typeof(int) || plain == typeof(long))
            return Converts(plain, value) ? null : "a whole number";
        if (plain == typeof(double))
            return Converts(plain, value) ? null : "a number";
        return plain == typeof(string) || Converts(plain, value) ? null : $"a value of type {plain.Name}";
    }

    private static bool Converts(Type type, string value)
    {
        var converter = TypeDescriptor.GetConverter(type);
        return !converter.CanConvertFrom(typeof(string)) || converter.IsValid(value);
    }
}
