namespace InstrumentGen.Peers;

/// <summary>What has arrived, and what is answered to what comes next.</summary>
sealed class ReceivedTelemetry
{
    readonly Lock _lock = new();
    readonly List<ReceivedRequest> _requests = [];
    readonly Dictionary<ReceivedSignal, Queue<Answer>> _scripts = [];
    readonly Dictionary<ReceivedSignal, Answer> _always = [];
    readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the receiver ends.</summary>
    internal Task End => _end.Task;

    internal Task NextArrival
    {
        get
        {
            lock (_lock) return _arrival.Task;
        }
    }

    internal IReadOnlyList<ReceivedRequest> Requests
    {
        get
        {
            lock (_lock) return [.. _requests];
        }
    }

    internal void Script(ReceivedSignal signal, Answer[] answers)
    {
        lock (_lock)
        {
            if (!_scripts.TryGetValue(signal, out Queue<Answer>? script)) _scripts[signal] = script = new Queue<Answer>();
            foreach (Answer answer in answers) script.Enqueue(answer);
        }
    }

    internal void Always(ReceivedSignal signal, Answer answer)
    {
        lock (_lock) _always[signal] = answer;
    }

    internal Answer Next(ReceivedSignal signal)
    {
        lock (_lock)
        {
            if (_scripts.TryGetValue(signal, out Queue<Answer>? script) && script.TryDequeue(out Answer? answer)) return answer;
            return _always.GetValueOrDefault(signal, Answer.Ok);
        }
    }

    internal void Add(ReceivedRequest request)
    {
        TaskCompletionSource arrival;
        lock (_lock)
        {
            _requests.Add(request);
            arrival = _arrival;
            _arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        arrival.SetResult();
    }

    /// <summary>Lets go of the requests that hang.</summary>
    internal void Release() => _end.TrySetResult();
}
