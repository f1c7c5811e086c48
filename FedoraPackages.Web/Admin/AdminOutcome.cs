namespace FedoraPackages.Web.Admin;

internal enum AdminOutcome
{
    Done,
    Failed,
    Refused,
}
