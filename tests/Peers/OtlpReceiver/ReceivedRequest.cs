using Google.Protobuf;

namespace InstrumentGen.Peers;

/// <summary>A request that has arrived, whatever became of it.</summary>
/// <param name="Signal">What it carries.</param>
/// <param name="Message">What it says.</param>
/// <param name="Bytes">How, without compression.</param>
/// <param name="At">When.</param>
/// <param name="Headers">With which headers.</param>
/// <param name="Answer">What became of it.</param>
/// <param name="ClientThumbprint">That of the certificate that the client has shown.</param>
public sealed record ReceivedRequest(
    ReceivedSignal Signal,
    IMessage Message,
    int Bytes,
    DateTimeOffset At,
    IReadOnlyDictionary<string, string> Headers,
    Answer Answer,
    string? ClientThumbprint = null)
{
    /// <summary>Whether it has fields, at any depth, that the protocol here does not name.</summary>
    public bool HasUnknownFields => !Message.Descriptor.Parser.WithDiscardUnknownFields(true).ParseFrom(Message.ToByteArray()).Equals(Message);
}
