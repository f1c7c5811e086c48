using FedoraPackages.Connectors.Operations;
using FedoraPackages.Connectors.Upstreams;

namespace FedoraPackages.Web.Admin.Reports;

/// <summary>An upstream service as all workers see it.</summary>
/// <param name="Status">Null: no worker has said anything.</param>
internal sealed record ServiceRow(string Service, ServicePause? Pause, UpstreamStatus? Status)
{
    /// <summary>What several workers say of one service, taken together: its calls added, else the worst of it.</summary>
    public static UpstreamStatus? Together(IReadOnlyList<UpstreamStatus> said) => said.Count == 0 ? null : said[0] with
    {
        AnsweringSince = said.Min(s => s.AnsweringSince),
        FailingSince = said.Min(s => s.FailingSince),
        Failure = said.Select(s => s.Failure).FirstOrDefault(f => f is not null),
        Typical = said.Max(s => s.Typical),
        Slow = said.Max(s => s.Slow),
        Breaker = said.Select(s => s.Breaker).OrderBy(b => b == BreakerState.Open ? 0 : b == BreakerState.HalfOpen ? 1 : 2).First(),
        UnderWay = said.Sum(s => s.UnderWay),
        MaxConcurrency = said.Sum(s => s.MaxConcurrency),
        LastMinute = said.Sum(s => s.LastMinute),
    };
}
