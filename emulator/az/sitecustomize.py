"""Lets Debian's azure-cli 2.45 start; Python loads it at start-up from PYTHONPATH, nothing installed is changed.

Debian pairs that azure-cli with SDK packages that lack some of the versions it asks for, and in which the
operations of azure-mgmt-authorization keep their configuration under another name. `az vm` and
`az role assignment` then fail before they send anything. Elsewhere this finds nothing to repair.
"""
import os
import sys


def use_installed_versions():
    from azure.cli.core.profiles import ResourceType, _shared
    import azure.mgmt

    latest = _shared.AZURE_API_PROFILES['latest']
    for resource in (ResourceType.MGMT_COMPUTE, ResourceType.MGMT_NETWORK):
        name = resource.import_prefix.rsplit('.', 1)[1]
        folders = [os.path.join(root, name) for root in azure.mgmt.__path__]
        installed = sorted(
            entry[1:].replace('_', '-')
            for folder in folders if os.path.isdir(folder)
            for entry in os.listdir(folder) if entry.startswith('v20') and 'preview' not in entry
        )
        if not installed:
            continue
        wanted = latest[resource]
        if isinstance(wanted, str):
            if wanted not in installed:
                latest[resource] = installed[-1]
            continue
        if wanted.default_api_version not in installed:
            wanted.profile[None] = installed[-1]
        for operation, version in wanted.profile.items():
            if operation and version not in installed and 'preview' not in version:
                wanted.profile[operation] = installed[-1]


def name_configuration():
    from azure.cli.command_modules.role import _client_factory as factory

    make = factory._auth_client_factory

    def repaired(*args, **kwargs):
        client = make(*args, **kwargs)
        for operations in (client.role_assignments, client.role_definitions):
            kind = type(operations)
            if not hasattr(kind, 'config'):
                kind.config = property(lambda self: self._config)
        return client

    factory._auth_client_factory = repaired


if any(argument == 'azure.cli' or argument.endswith('/az') for argument in sys.orig_argv):
    use_installed_versions()
    if 'role' in sys.orig_argv:
        name_configuration()
