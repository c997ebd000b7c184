"""Facts of many articles as a table of indicators: indicator, area and period, with gaps and differing values shown."""
