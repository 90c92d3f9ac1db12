using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Aggregator.Core.Storage;

/// <summary>Stores moments as UTC date-times: both providers can order and compare these.</summary>
internal sealed class UtcDateTimeConverter()
    : ValueConverter<DateTimeOffset, DateTime>(
        moment => moment.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
