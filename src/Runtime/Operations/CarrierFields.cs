using System.Collections.Specialized;
using System.Text;

namespace InstrumentGen;

/// <summary>The fields of the carriers that are known. Message clients hand headers out as text, as bytes, or as objects that are either.</summary>
static class CarrierFields
{
    internal static void Set(object carrier, string name, string value)
    {
        switch (carrier)
        {
            case ISpanCarrier own:
                own.Write(name, value);
                break;
            case IDictionary<string, string> texts:
                texts[name] = value;
                break;
            case IDictionary<string, object> values:
                values[name] = value;
                break;
            case IDictionary<string, byte[]> bytes:
                bytes[name] = Encoding.UTF8.GetBytes(value);
                break;
            case NameValueCollection collection:
                collection[name] = value;
                break;
        }
    }

    internal static IEnumerable<string>? Get(object carrier, string name) => Read(carrier, name) switch
    {
        string text => [text],
        byte[] bytes => [Encoding.UTF8.GetString(bytes)],
        IEnumerable<string> texts => texts,
        _ => null,
    };

    static object? Read(object carrier, string name) => carrier switch
    {
        ISpanCarrier own => own.Read(name),
        IReadOnlyDictionary<string, string> texts => texts.GetValueOrDefault(name),
        IReadOnlyDictionary<string, object> values => values.GetValueOrDefault(name),
        IReadOnlyDictionary<string, byte[]> bytes => bytes.GetValueOrDefault(name),
        IDictionary<string, string> texts => texts.TryGetValue(name, out string? text) ? text : null,
        IDictionary<string, object> values => values.TryGetValue(name, out object? value) ? value : null,
        IDictionary<string, byte[]> bytes => bytes.TryGetValue(name, out byte[]? value) ? value : null,
        NameValueCollection collection => collection.GetValues(name),
        _ => null,
    };
}
