"""One module a defect of Crossbar.io 26.10.1 or Autobahn 26.10.2.

Each names the defect and the upstream places (`UPSTREAM`), has a pure wrapper that repairs one function, and an
`install` that puts it in place. `router.guard` checks and installs all of them.
"""
