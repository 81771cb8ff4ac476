namespace InstrumentGen;

/// <summary>A record in the queue of a trail. Slots are used again.</summary>
sealed class AuditSlot
{
    // A slot for each record that may wait is kept, so long ones give their memory back.
    const int MostKeptBytes = 4096;
    const int FirstBytes = 512;

    byte[] _bytes = new byte[FirstBytes];
    int _length;

    /// <summary>Who waits for the record to be durable.</summary>
    internal AuditCompletion? Receipt { get; private set; }

    /// <summary>Whether the action waits for it and is not begun without it: a record that cannot be written is not to be written later.</summary>
    internal bool IsAttempt { get; private set; }

    internal ReadOnlyMemory<byte> Record => _bytes.AsMemory(0, _length);

    internal void Set(ReadOnlySpan<byte> record, AuditCompletion? receipt, bool isAttempt)
    {
        if (_bytes.Length < record.Length) _bytes = new byte[record.Length];
        record.CopyTo(_bytes);
        _length = record.Length;
        Receipt = receipt;
        IsAttempt = isAttempt;
    }

    /// <summary>Who is to be told what became of the record, once.</summary>
    internal AuditCompletion? TakeReceipt()
    {
        AuditCompletion? receipt = Receipt;
        Receipt = null;
        return receipt;
    }

    internal void Clear()
    {
        Receipt = null;
        if (_bytes.Length > MostKeptBytes) _bytes = new byte[FirstBytes];
    }
}
