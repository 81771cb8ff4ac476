namespace InstrumentGen.AspNetCore;

/// <summary>What an access log says of the address of a client.</summary>
public enum AccessLogAddress
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its network: of an IPv4 address the first 24 bits, of an IPv6 address the first 48; the rest is zero. An address of one client is personal data.</summary>
    Network,

    /// <summary>The address.</summary>
    Full,
}
