namespace InstrumentGen.Benchmarks.Subjects;

/// <summary>What a run-time proxy needs: an interface, and a public one.</summary>
public interface IAdder
{
    int Add(int left, int right);
}
