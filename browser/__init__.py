"""A JupyterLab in a headless browser, for the browser tests, the benchmarks and the stored notebooks."""
