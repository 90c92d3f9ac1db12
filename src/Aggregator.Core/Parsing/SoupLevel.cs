using System.Xml.Linq;

namespace Aggregator.Core.Parsing;

/// <summary>An element that is open while tag soup is read.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Element">The element built.</param>
/// <param name="Scope">The namespaces in force.</param>
internal readonly record struct SoupLevel(string Name, XElement Element, SoupNamespaces Scope);
