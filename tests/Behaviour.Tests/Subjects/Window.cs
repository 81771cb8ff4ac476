namespace InstrumentGen.Behaviour.Tests.Subjects;

/// <summary>Methods that others call: they are partial.</summary>
public partial class Window
{
    public event EventHandler? Clicked;

    public TaskCompletionSource Answer { get; } = new();

    public void Listen() => Clicked += OnClick;

    public void Click() => Clicked?.Invoke(this, EventArgs.Empty);

    [Traced] partial void OnClick(object? sender, EventArgs arguments);

    async Task OnClickCoreAsync(object? sender, EventArgs arguments)
    {
        await Answer.Task;
    }

    [Traced, Metered, Operation("window.open", Core = nameof(Show))]
    public static partial int Open(int size);

    static int Show(int size) => size < 0 ? throw new ArgumentOutOfRangeException(nameof(size)) : size;
}
