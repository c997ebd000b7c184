"""What facts of different articles say together: the same, rounded, revised, contradicted."""
