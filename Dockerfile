# Build it in the public edition (drd publish --public DIR), which holds no figure that may not be passed on:
#   docker build -t digital-rights-dashboard DIR && docker run -p 8050:8050 digital-rights-dashboard
FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN test -f data/leaf_scores.csv -a ! -e data/restricted.csv || \
    { echo "This is not the public edition; write it with: drd publish --public DIR" >&2; exit 1; }
RUN pip install --no-cache-dir --require-hashes -r requirements.txt -r requirements-build.txt && \
    pip install --no-cache-dir --no-build-isolation --no-deps --editable .
ENV DRD_CACHE=/tmp/drd
RUN useradd --create-home drd
USER drd
RUN python -m dashboard.commands.prepare
EXPOSE 8050
CMD ["drd", "serve", "--host", "0.0.0.0", "--port", "8050", "--workers", "2"]
