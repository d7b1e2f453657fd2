"""What tests/house/test_crawl.py needs: every address with every id, and who may read which row."""
